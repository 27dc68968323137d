/** A line of the search, whatever it stands for. */
export interface SearchLine {
	id: string;
	href: string;
	text: string;
	detail: string;
}
export interface SearchGroup {
	title: string;
	lines: SearchLine[];
}

/** A text cut where it holds what was looked for, accents and case aside. */
export function marked(text: string, query: string): { text: string; hit: boolean }[] {
	const plain = (value: string) =>
		[...value].map((sign) => sign.normalize('NFD')[0]?.toLowerCase() ?? '').join('');
	const word = plain(query.trim());
	const signs = [...text];
	const at = word === '' ? -1 : plain(text).indexOf(word);
	if (at < 0) return [{ text, hit: false }];
	const end = at + word.length;
	return [
		{ text: signs.slice(0, at).join(''), hit: false },
		{ text: signs.slice(at, end).join(''), hit: true },
		{ text: signs.slice(end).join(''), hit: false }
	].filter((piece) => piece.text !== '');
}
