const LONGEST = 120;

/** What a file is called where it came from, without its folders; cut where it is very long. */
export function tidyFileName(name: string): string {
	const last = name.split(/[/\\]/).at(-1) ?? '';
	return last
		.replace(/[\p{Cc}\p{Cf}]/gu, '')
		.trim()
		.slice(0, LONGEST);
}
