import { boldWidth } from './chart-text';

/** A line under the title of a box. */
export interface DetailLine {
	/** The same thing in fewer and fewer words: the first that fits is written. */
	texts: string[];
	vacant: boolean;
	/** At the right of the same line, said of vacancies. */
	right?: string;
}

/** How much wider the letters of a page are than those of the table that boxes are measured by. */
export interface Widen {
	bold: number;
	plain: number;
}
export const AS_MEASURED: Widen = { bold: 1, plain: 1 };

/** Plain letters are a little narrower than bold ones. */
export const PLAIN = 0.94;
const LETTERS = 13;
const GAP = 8;

/**
 * What of a line fits a width in px; what does not fit in any of its words is cut with «…».
 */
export function fittingText(
	{ texts, right }: DetailLine,
	width: number,
	widen: Widen = AS_MEASURED
): string {
	const plainWidth = (text: string) => boldWidth(text, LETTERS) * PLAIN * widen.plain;
	const room = right === undefined ? width : width - plainWidth(right) - GAP;
	const found = texts.find((text) => plainWidth(text) <= room);
	if (found !== undefined) return found;
	let cut = texts.at(-1) ?? '';
	while (cut !== '' && plainWidth(`${cut}…`) > room) cut = cut.slice(0, -1).trimEnd();
	return `${cut}…`;
}

/** Given names and family names. */
export type PersonName = [given: string, family: string];

/** Words that a surname does not end with: «De la Cruz». */
const PARTICLE = /^(de|del|la|las|los|y|van|von|da|do|dos)$/i;

/** A name in fewer and fewer words: the second surname goes first, then the second given name. */
export function shorterNames([given, family]: PersonName): string[] {
	const families = family.split(' ');
	const end = families.findIndex((word) => !PARTICLE.test(word));
	const first = families.slice(0, end + 1).join(' ');
	const [one = ''] = given.split(' ');
	const names = [`${given} ${family}`, `${given} ${first}`, `${one} ${first}`];
	return [...new Set([...names, `${one.slice(0, 1)}. ${first}`].map((name) => name.trim()))];
}

export const wholeName = ([given, family]: PersonName): string => `${given} ${family}`.trim();
