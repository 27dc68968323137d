import type { NumberedSection } from '$lib/domain/manual/sections';
import { m } from '$lib/i18n/paraglide/messages';
import { safeLine } from '../safe-text';
import type { Sheet } from '../text';
import { chartPages, type ChartPage, type Drawings } from './chart-block';
import type { Block, FlowItem } from './flow';
import { functionBlocks, plainBlocks } from './prose';
import { plain, textBlock } from './text-block';

/** The general chart or one unit: its charts, its objective, its functions. */
export function sectionItems(
	sheet: Sheet,
	drawings: Drawings,
	section: NumberedSection,
	heading: readonly Block[]
): FlowItem[] {
	const pages = section.charts.map(({ title, boxes }, index) => {
		const label = title === null ? [] : [chartLabel(sheet, title)];
		const above = [...(index === 0 ? heading : []), ...label];
		const besides = above.reduce((sum, { height }) => sum + height, 0);
		const name = safeLine(title ?? section.name);
		const [first, ...others] = chartPages(sheet, drawings, { name, boxes }, besides);
		if (!first) return [];
		return [{ ...first, blocks: [...label, ...first.blocks] }, ...others];
	});
	return [...charted(heading, pages.flat()), ...texts(sheet, section)];
}

const chartLabel = (sheet: Sheet, title: string): Block =>
	textBlock(sheet, { style: 'ManualLabel', inlines: plain(safeLine(title)) });

/** The heading stands over the first chart, on a page that lies where the chart does. */
function charted(heading: readonly Block[], pages: readonly ChartPage[]): FlowItem[] {
	const items: FlowItem[] = [];
	let lies = false;
	if (pages.length === 0) items.push(...heading);
	pages.forEach(({ orientation, blocks }, index) => {
		if (orientation === 'landscape') items.push('landscape');
		else if (lies) items.push('portrait');
		lies = orientation === 'landscape';
		items.push(...(index === 0 ? heading : []), ...blocks);
	});
	if (lies) items.push('portrait');
	return items;
}

function texts(sheet: Sheet, { objective, functions }: NumberedSection): Block[] {
	const locale = { locale: sheet.locale };
	let letter = 'a';
	const part = (label: string, blocks: readonly Block[]): Block[] => {
		if (blocks.length === 0) return [];
		const inlines = plain(`${letter}) ${label}`);
		letter = 'b';
		return [textBlock(sheet, { style: 'ManualLetter', inlines }), ...blocks];
	};
	return [
		...part(m.manual_word_objective({}, locale), plainBlocks(sheet, objective)),
		...part(m.manual_word_functions({}, locale), functionBlocks(sheet, functions))
	];
}
