import { fold } from '../text/fold';
import { plainRichText } from '../text/rich-text';
import { manualChapters, type Chapter } from './chapters';
import type { ManualContent } from './content';
import { manualSections, type NumberedSection } from './sections';

/** A place of the manual that an address can point to, with the words that stand there. */
export interface ManualPart {
	/** What the address has behind `#`. */
	anchor: string;
	/** Roman for a chapter, `1.`, `3.1` for a unit. */
	number: string;
	/** Of a unit's section. */
	section: NumberedSection | null;
	/** Of a chapter. */
	chapter: Chapter | null;
	depth: number;
	/** Plain words, one line each. */
	lines: string[];
}

export const chapterAnchor = ({ numeral }: Pick<Chapter, 'numeral'>): string =>
	`part-${numeral.toLowerCase()}`;
export const unitAnchor = (unitId: string): string => `unit-${unitId}`;

/** Every chapter and section in reading order: what the contents list and the search goes through. */
export function manualOutline(content: ManualContent): ManualPart[] {
	const [general, ...units] = manualSections(content);
	return manualChapters(content).flatMap((chapter): ManualPart[] => {
		const own = {
			...{ anchor: chapterAnchor(chapter), number: chapter.numeral },
			...{ section: null, chapter, depth: 0 },
			lines: chapterLines(content, chapter, general)
		};
		if (chapter.kind !== 'units') return [own];
		return [own, ...units.map(unitPart)];
	});
}

const unitPart = (section: NumberedSection): ManualPart => ({
	...{ anchor: unitAnchor(section.unitId), number: section.number, section, chapter: null },
	...{ depth: section.depth, lines: sectionLines(section) }
});

function chapterLines(
	content: ManualContent,
	chapter: Chapter,
	general: NumberedSection | undefined
): string[] {
	switch (chapter.kind) {
		case 'text':
			return plainRichText(chapter.section.text).split('\n');
		case 'objectives':
			return plainRichText(content.objectives).split('\n');
		case 'general':
			return general ? sectionLines(general) : [];
		case 'units':
			return [];
		case 'annex':
			return content.annex.map(({ code, title }) => `${code} ${title}`);
		case 'modifications':
			return content.modifications.flatMap(({ items, authorisation, draftedBy, replaces }) => [
				...items.map(({ text }) => text),
				...[authorisation, ...draftedBy].filter(Boolean),
				...replaces.map(({ code, title }) => `${code} ${title}`)
			]);
	}
}

function sectionLines({ charts, objective, functions }: NumberedSection): string[] {
	const titles = new Set(charts.flatMap(({ boxes }) => titlesOf(boxes)));
	return [objective, ...functions, ...titles].filter((line) => line !== '');
}

const titlesOf = (boxes: NumberedSection['charts'][number]['boxes']): string[] =>
	boxes.flatMap(({ title, children }) => [title, ...titlesOf(children)]);

/** How many lines of a part are quoted. */
const MOST_LINES = 3;

export interface ManualHit {
	part: ManualPart;
	/** The first lines that hold the words. */
	lines: string[];
	/** How many do. */
	count: number;
}

/**
 * The parts in which every word of a search stands, accents and case aside; a part whose heading
 * holds them all counts, too.
 * @param titleOf the heading of a part, in words
 */
export function findInManual(
	parts: readonly ManualPart[],
	query: string,
	titleOf: (part: ManualPart) => string
): ManualHit[] {
	const words = fold(query).split(' ').filter(Boolean);
	if (words.length === 0) return [];
	const holds = (text: string) => {
		const folded = fold(text);
		return words.every((word) => folded.includes(word));
	};
	return parts.flatMap((part): ManualHit[] => {
		const lines = part.lines.filter(holds);
		if (lines.length === 0 && !holds(titleOf(part))) return [];
		return [{ part, lines: lines.slice(0, MOST_LINES), count: lines.length }];
	});
}
