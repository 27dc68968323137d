import type { Paragraph } from 'docx';
import type { ModificationRow } from '$lib/domain/manual/content';
import { m } from '$lib/i18n/paraglide/messages';
import { safeLine } from '../safe-text';
import { headRow, type FormRow } from '../tables';
import { paragraph, type Sheet } from '../text';
import type { Block } from './flow';
import { longDate } from './manual-words';
import { heightOf } from './row-height';
import { tableBlock } from './table-block';

const WIDTHS = [3_840, 900, 5_340];
/** Width of the text in the last column. */
const DESCRIPTION = 5_110;
/** A row comes apart at this height, between two lines of its description; twentieths of a point. */
const MOST_HEIGHT = 8_000;

/** The table of modifications, its labels over every page that it reaches. */
export function modificationBlocks(sheet: Sheet, rows: readonly ModificationRow[]): Block[] {
	const locale = { locale: sheet.locale };
	const head = headRow(sheet, [
		m.manual_word_reference({}, locale),
		m.manual_word_version({}, locale),
		m.manual_word_description({}, locale)
	]);
	return [
		tableBlock({
			widths: WIDTHS,
			head: [head],
			rows: rows.flatMap((row) => modificationRows(sheet, row)),
			style: 'FormTable'
		})
	];
}

function modificationRows(sheet: Sheet, row: ModificationRow): FormRow[] {
	const { locale } = sheet;
	const date = longDate(row.effectiveFrom, locale);
	const reference = [
		paragraph(sheet, 'ManualRow', safeLine(row.authorisation), { run: 'Strong' }),
		...(row.modifiedOn
			? [
					paragraph(
						sheet,
						'ManualRow',
						m.manual_word_modified_on({ date: longDate(row.modifiedOn, locale) }, { locale })
					)
				]
			: []),
		paragraph(sheet, 'ManualRow', m.manual_word_effective_on({ date }, { locale }))
	];
	const number = [paragraph(sheet, 'ManualRow', `${row.number}`, { run: 'Strong' })];
	const description = descriptionOf(sheet, row);
	const chunks = chunked(description);
	const nothing = () => [paragraph(sheet, 'ManualRow', '')];
	return chunks.map((content, index) => {
		const first = index === 0;
		const merge = chunks.length > 1 ? ({ merge: first ? 'restart' : 'continue' } as const) : {};
		return {
			cells: [
				{ content: first ? reference : nothing(), ...merge },
				{ content: first ? number : nothing(), ...merge },
				{ content }
			]
		};
	});
}

function descriptionOf(sheet: Sheet, row: ModificationRow): Paragraph[] {
	const { locale } = sheet;
	const line = (text: string, style = 'ManualRow') => paragraph(sheet, style, text);
	const items = row.items.map(({ text }) => safeLine(text)).filter((text) => text !== '');
	const names = row.draftedBy
		.map(safeLine)
		.filter((name) => name !== '')
		.join(', ');
	return [
		...items.map((text) =>
			line(items.length > 1 ? `•  ${text}` : text, items.length > 1 ? 'ManualRowItem' : 'ManualRow')
		),
		...row.replaces.map(({ code, title, date }) =>
			line(
				m.manual_word_replaces(
					{ code: safeLine(code), title: safeLine(title), date: longDate(date, locale) },
					{ locale }
				)
			)
		),
		...(names ? [line(m.manual_word_drafted_by({ names }, { locale }))] : []),
		...(items.length === 0 && row.replaces.length === 0 && !names ? [line('')] : [])
	];
}

function chunked(paragraphs: readonly Paragraph[]): Paragraph[][] {
	const chunks: Paragraph[][] = [];
	let taken = Infinity;
	for (const each of paragraphs) {
		const height = heightOf(each, DESCRIPTION);
		if (taken + height > MOST_HEIGHT) {
			chunks.push([]);
			taken = 0;
		}
		chunks.at(-1)?.push(each);
		taken += height;
	}
	return chunks;
}
