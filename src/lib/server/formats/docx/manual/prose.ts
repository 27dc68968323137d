import { roman } from '$lib/domain/manual/chapters';
import { parseRichText, type Inline } from '$lib/domain/text/rich-text';
import { safeLine, safeText } from '../safe-text';
import type { Sheet } from '../text';
import type { Block } from './flow';
import { textWidth } from './measure-text';
import { plain, textBlock } from './text-block';

const HANGING = 420;
/** Between a numeral and its text. */
const AFTER_MARK = 130;

/** The paragraphs of a small rich text. */
export function richBlocks(sheet: Sheet, source: string): Block[] {
	return parseRichText(safeText(source)).flatMap((block): Block[] => {
		if ('items' in block) {
			const bullets = block.kind === 'bullets';
			return listed(sheet, block.items, (number) => (bullets ? '•' : `${number}.`));
		}
		const style = block.kind === 'heading' ? 'ManualLetter' : 'ManualText';
		return [textBlock(sheet, { style, inlines: block.inlines })];
	});
}

/** The paragraphs of a text without marks, one to a line. */
export function plainBlocks(sheet: Sheet, source: string): Block[] {
	return safeText(source)
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.map((line) => textBlock(sheet, { style: 'ManualText', inlines: plain(line) }));
}

/** Functions, numbered i, ii, iii… */
export const functionBlocks = (sheet: Sheet, functions: readonly string[]): Block[] =>
	listed(
		sheet,
		functions.map((text) => plain(safeLine(text))),
		(number) => `${roman(number).toLowerCase()}.`
	);

function listed(
	sheet: Sheet,
	items: readonly (readonly Inline[])[],
	markOf: (number: number) => string
): Block[] {
	const widest = items.map((_, index) => textWidth(markOf(index + 1), { size: LETTERS_OF_ITEMS }));
	const hanging = Math.max(HANGING, Math.ceil(Math.max(0, ...widest)) + AFTER_MARK);
	return items.map((inlines, index) =>
		textBlock(sheet, {
			...{ style: 'ManualItem', inlines, mark: markOf(index + 1), hanging },
			// The first of several does not stay behind alone.
			keepNext: index === 0 && items.length > 1
		})
	);
}

/** Half points; the style's own. */
const LETTERS_OF_ITEMS = 22;
