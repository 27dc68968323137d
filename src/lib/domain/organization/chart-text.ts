/**
 * Widths of characters in thousandths of the size, after the metrics of Helvetica Bold, which
 * Arial and Liberation Sans share. System fonts differ by a few hundredths: boxes keep that slack.
 */
const BY_WIDTH: readonly [number, string][] = [
	[278, " iIlj.,:;/\\|!'’"],
	[333, 'ft-()[]`´"·'],
	[389, 'r*{}'],
	[500, 'z'],
	[556, 'aceksvxyJ0123456789?$_–'],
	[611, 'bdghnopquFLTZ<>+=~#'],
	[667, 'EPSVXY'],
	[722, 'ABCDHKNRU&'],
	[778, 'wGOQ'],
	[833, 'M'],
	[889, 'm%'],
	[944, 'W…—@']
];
const WIDTHS = new Map(BY_WIDTH.flatMap(([width, all]) => [...all].map((one) => [one, width])));
const UNKNOWN = 722;

/** An accent takes no room, an accented letter that of its plain one; charts measure each very often. */
function learnt(character: string): number {
	const [plain = ''] = character.normalize('NFD');
	const width = /\p{M}/u.test(character) ? 0 : (WIDTHS.get(plain) ?? UNKNOWN);
	WIDTHS.set(character, width);
	return width;
}

/** The width of a text in bold letters of a sans face, in px; accents take no room of their own. */
export function boldWidth(text: string, size: number): number {
	let thousandths = 0;
	for (const character of text) thousandths += WIDTHS.get(character) ?? learnt(character);
	return (thousandths * size) / 1000;
}

/**
 * Breaks a text into lines that are no wider than the width. A word that is wider by itself is cut.
 * @param measure the width of a text, in the unit of `width`
 */
export function wrapText(text: string, width: number, measure: (text: string) => number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/\s+/u).filter(Boolean)) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (measure(longer) <= width) {
			line = longer;
			continue;
		}
		if (line !== '') lines.push(line);
		const pieces = cutWord(word, width, measure);
		lines.push(...pieces.slice(0, -1));
		line = pieces.at(-1) ?? '';
	}
	if (line !== '') lines.push(line);
	return lines;
}

function cutWord(word: string, width: number, measure: (text: string) => number): string[] {
	const pieces: string[] = [];
	let piece = '';
	for (const character of word) {
		if (piece !== '' && measure(piece + character) > width) {
			pieces.push(piece);
			piece = '';
		}
		piece += character;
	}
	return [...pieces, piece];
}
