/** `?version=` of an address: a number, `open` for the draft or version in review, else what is in force. */
export function versionAsked(text: string | null): number | 'open' | undefined {
	if (text === 'open') return 'open';
	return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}
