/**
 * `?version=` of an address: a number, or `open` for the draft or version in review; without it what
 * is in force. Anything else is 0, the number of no version: to show the one in force would mislead.
 */
export function versionAsked(text: string | null): number | 'open' | undefined {
	if (text === 'open') return 'open';
	if (text === null || text === '') return undefined;
	return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}
