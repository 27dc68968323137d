const PLAIN = /^[ -~]*$/;

/**
 * The folded key of a text, for search and sort: no accents, lower case, spaces collapsed.
 * The ñ becomes `n~`: the tilde stands behind every letter in code order, so that ñ sorts right
 * after n without a collation. Folding twice changes nothing.
 */
export function fold(text: string): string {
	// Plain letters take none of the long way: most of what is folded is codes, words and keys.
	if (PLAIN.test(text)) return text.toLowerCase().replace(/ +/g, ' ').trim();
	return text
		.toWellFormed()
		.normalize('NFKD')
		.toLowerCase()
		.normalize('NFKD')
		.replace(/n\u0303/g, 'n~')
		.replace(/[\p{M}\p{Cf}]/gu, '')
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
}

/** Orders two texts as their stored keys do: for `sort()` on what is already in memory. */
export function compareFolded(left: string, right: string): number {
	const [a, b] = [fold(left), fold(right)];
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether two texts say the same when accents, case and spaces don't count. */
export function sameFolded(left: string, right: string): boolean {
	return fold(left) === fold(right);
}
