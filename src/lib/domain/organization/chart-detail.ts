import { boldWidth } from './chart-text';

/** A line under the title of a box. */
export interface DetailLine {
	/** The same thing in fewer and fewer words: the first that fits is written. */
	texts: string[];
	vacant: boolean;
	/** At the right of the same line, said of vacancies. */
	right?: string;
}

/** Plain letters are a little narrower than bold ones. */
const PLAIN = 0.94;
const LETTERS = 13;
const GAP = 8;

/**
 * What of a line fits a width in px; what does not fit in any of its words is cut with «…».
 * @param widen how much wider letters are than those of the table
 */
export function fittingText({ texts, right }: DetailLine, width: number, widen = 1): string {
	const plainWidth = (text: string) => boldWidth(text, LETTERS) * PLAIN * widen;
	const room = right === undefined ? width : width - plainWidth(right) - GAP;
	const found = texts.find((text) => plainWidth(text) <= room);
	if (found !== undefined) return found;
	let cut = texts.at(-1) ?? '';
	while (cut !== '' && plainWidth(`${cut}…`) > room) cut = cut.slice(0, -1).trimEnd();
	return `${cut}…`;
}

/** A name in fewer and fewer of its words: two surnames become one before anything is cut. */
export function shorterNames(name: string): string[] {
	const words = name.split(' ');
	return words
		.slice(1)
		.reduce<string[]>(
			(names) => [...names, names.at(-1)?.split(' ').slice(0, -1).join(' ') ?? name],
			[name]
		);
}
