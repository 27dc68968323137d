import type { PlacedBox } from '$lib/domain/organization/chart-measures';
import type { ChartBox } from '$lib/domain/organization/org-chart';
import { m } from '$lib/i18n/paraglide/messages';
import { safeLine } from '../safe-text';
import type { Sheet } from '../text';
import { chartHeight, chartParagraph } from './chart-drawing';
import { fitChart, type FittedChart } from './chart-fit';
import type { Block, Orientation } from './flow';
import { plain, textBlock } from './text-block';

export interface ChartPage {
	orientation: Orientation;
	blocks: Block[];
}

/** Distance around a chart, and what rounding takes. */
const AROUND = 200;
/** The note under a chart whose lines no document states; twentieths of a point. */
const NOTE = 700;
/** Ids of drawings in the text begin here; those of the running head are lower. */
const FIRST_DRAWING = 10;

/** Numbers the drawings of one document. */
export class Drawings {
	#next = FIRST_DRAWING;
	next = (): number => this.#next++;
}

/**
 * A chart on one page, or on several where its letters would become too small.
 * @param name what it is a chart of
 * @param besides what stands over it on its first page; twentieths of a point
 */
export function chartPages(
	sheet: Sheet,
	drawings: Drawings,
	chart: { name: string; boxes: readonly ChartBox[] },
	besides: number
): ChartPage[] {
	const { locale } = sheet;
	const labelled = (part: number, parts: number) => {
		const text = m.manual_word_chart_part({ name: chart.name, part, parts }, { locale });
		return textBlock(sheet, { style: 'ManualLabel', inlines: plain(text) });
	};
	const fitted = fitChart(chart.boxes, besides + labelled(10, 10).height + AROUND + NOTE);
	return fitted.map((each, index) => {
		const blocks = [
			...(fitted.length > 1 ? [labelled(index + 1, fitted.length)] : []),
			chartBlock(sheet, drawings, chart.name, each)
		];
		if (each.layout.links.some(({ assumed }) => assumed)) {
			const note = plain(m.manual_word_assumed({}, { locale }));
			blocks.push(textBlock(sheet, { style: 'ManualNote', inlines: note }));
		}
		return { orientation: each.orientation, blocks };
	});
}

function chartBlock(sheet: Sheet, drawings: Drawings, of: string, fitted: FittedChart): Block {
	const { locale } = sheet;
	const name = m.manual_word_chart_of({ name: safeLine(of) }, { locale });
	const number = drawings.next();
	const more = ({ box }: PlacedBox) =>
		fitted.continued.has(box.key) ? m.manual_word_chart_continued({}, { locale }) : null;
	return {
		height: chartHeight(fitted),
		keepNext: fitted.layout.links.some(({ assumed }) => assumed),
		build: (onNewPage) => {
			const description = `${name}. ${outline(sheet, fitted.boxes)}.`;
			const { layout, scale } = fitted;
			const chart = { number, layout, scale, description, name, detail: more };
			return [chartParagraph(chart, onNewPage)];
		}
	};
}

/** "Gerente (le reportan: Secretaria; Jefe de Ventas (le reporta: Auxiliar))". */
function outline(sheet: Sheet, boxes: readonly ChartBox[]): string {
	return boxes
		.map(({ title, children }) => {
			if (children.length === 0) return safeLine(title);
			const told = { count: children.length, titles: outline(sheet, children) };
			return `${safeLine(title)} (${m.manual_word_chart_reports(told, { locale: sheet.locale })})`;
		})
		.join('; ');
}
