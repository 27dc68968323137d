import { safeLine } from '../safe-text';
import type { Sheet } from '../text';
import type { Block } from './flow';
import { plain, textBlock } from './text-block';

export interface Heading {
	level: 1 | 2 | 3;
	text: string;
	/** The bookmark around it. */
	anchor: string;
}

/** The headings of one manual in their order, which become its table of contents. */
export class Headings {
	readonly list: Heading[] = [];
	readonly #sheet: Sheet;

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
	}

	/** A chapter of the manual, numbered I, II, III… */
	chapter(numeral: string, text: string): Block {
		return this.#add(1, `${numeral}. ${safeLine(text)}`);
	}

	/** A section below a chapter, with the number that it already has. */
	section(level: 2 | 3, number: string, text: string): Block {
		return this.#add(level, [number, safeLine(text)].filter((each) => each !== '').join(' '));
	}

	#add(level: Heading['level'], text: string): Block {
		const anchor = `manual_${this.list.length + 1}`;
		this.list.push({ level, text, anchor });
		return textBlock(this.#sheet, { style: `Heading${level}`, inlines: plain(text), anchor });
	}
}
