import { BorderStyle, ImageRun, Paragraph, TextRun, type FileChild, type Table } from 'docx';
import { m } from '$lib/i18n/paraglide/messages';
import { imageSize } from '../../image/image-size';
import { COLOUR, TEXT_WIDTH } from '../page';
import { clipped, safeLine } from '../safe-text';
import { formTable, type FormCell } from '../tables';
import { paragraph, type Sheet } from '../text';
import { MARK } from '../words';
import { ROOM } from './flow';
import type { PrintedManual } from './manual-input';
import { longDate } from './manual-words';
import { linesIn, textHeight } from './row-height';
import { tableBlock } from './table-block';

const NONE = { style: BorderStyle.NIL, size: 0, color: 'auto' };
const OPEN = { top: NONE, left: NONE, bottom: NONE, right: NONE };
/** Lists on a cover stay short enough for one page; the edition's page shows them whole. */
const MOST_NAMES = 8;
const LONGEST_NAME = 90;
const LONGEST_TITLE = 160;
/** Pixels at 96 to the inch. */
const LOGO = { width: 220, height: 76 };
/** Twentieths of a point to a pixel. */
const TWIPS = 15;
const BELOW_EMBLEM = 500;
/** What a line is higher than the picture in it. */
const LOGO_LINE = 120;

/** The first page: what this is, who issues and authorises it, since when it is in force. */
export function cover(sheet: Sheet, input: PrintedManual): FileChild[] {
	const { content } = input;
	const title = clipped(safeLine(content.title), LONGEST_TITLE);
	const system = systemTable(sheet, content);
	const signed = signedTable(sheet, content);
	const dates = datesTable(sheet, content);
	const legend = safeLine(content.conformityLegend);
	const top = emblem(sheet, input);
	const taken =
		top.height +
		[system, signed, dates].reduce((sum, table) => sum + heightOf(table), 0) +
		textHeight('CoverTitle', title, TEXT_WIDTH) +
		textHeight('CoverLegend', legend, TEXT_WIDTH) +
		SMALL_GAPS;
	const free = Math.max(0, ROOM.portrait - taken);
	return [
		top.paragraph,
		system,
		space(Math.round(free * 0.3)),
		...mark(sheet, input),
		paragraph(sheet, 'CoverTitle', title),
		space(Math.round(free * 0.4)),
		signed,
		space(Math.round(free * 0.15)),
		...(legend ? [paragraph(sheet, 'CoverLegend', `“${legend.replace(/^[“"]|[”"]$/g, '')}”`)] : []),
		space(Math.round(free * 0.15)),
		dates,
		new Paragraph({ style: 'FormGap' })
	];
}

/** The paragraphs of the gaps, and what rounding takes. */
const SMALL_GAPS = 500;

const space = (before: number) => new Paragraph({ style: 'FormGap', spacing: { before } });

const heights = new WeakMap<Table, number>();
const heightOf = (table: Table): number => heights.get(table) ?? 0;

function measured(
	widths: readonly number[],
	rows: Parameters<typeof formTable>[1],
	style: 'FormTable' | 'BareTable'
): Table {
	const table = formTable(widths, rows, style);
	heights.set(table, tableBlock({ widths, head: [], rows, style }).height);
	return table;
}

/** The logo, or the name of whoever has none. */
function emblem(
	sheet: Sheet,
	{ company }: PrintedManual
): { paragraph: Paragraph; height: number } {
	const name = clipped(safeLine(company.name), LONGEST_NAME);
	const size = company.logo && imageSize(company.logo);
	const spacing = { after: BELOW_EMBLEM };
	if (!company.logo || !size) {
		const { line, count } = linesIn('CoverUnit', name, TEXT_WIDTH, true);
		const children = [new TextRun({ text: name, style: 'Strong' })];
		const made = new Paragraph({ style: 'CoverUnit', spacing, children });
		return { paragraph: made, height: line * count + BELOW_EMBLEM };
	}
	const scale = Math.min(LOGO.width / size.width, LOGO.height / size.height);
	const logo = new ImageRun({
		type: size.type === 'jpeg' ? 'jpg' : 'png',
		data: company.logo,
		transformation: {
			width: Math.max(1, size.width * scale),
			height: Math.max(1, size.height * scale)
		},
		altText: {
			id: '1',
			name: 'logo',
			description: m.word_logo_of({ name }, { locale: sheet.locale })
		}
	});
	const height = Math.ceil(size.height * scale * TWIPS) + LOGO_LINE + BELOW_EMBLEM;
	return { paragraph: new Paragraph({ spacing, children: [logo] }), height };
}

function systemTable(sheet: Sheet, content: PrintedManual['content']): Table {
	const { locale } = sheet;
	const former = content.formerCodes.map(safeLine).filter(Boolean).slice(0, MOST_NAMES).join(', ');
	const left = [
		paragraph(sheet, 'CoverSmall', safeLine(content.normativeSystem)),
		...content.issuedBy
			.slice(0, MOST_NAMES)
			.map((unit) => paragraph(sheet, 'CoverUnit', clipped(safeLine(unit), LONGEST_NAME)))
	];
	const right = [
		paragraph(sheet, 'CoverSmall', m.manual_word_code({}, { locale }), { right: true }),
		paragraph(sheet, 'CoverCode', safeLine(content.code)),
		...(former
			? [paragraph(sheet, 'CoverFormer', m.manual_word_former({ codes: former }, { locale }))]
			: [])
	];
	const line = { style: BorderStyle.SINGLE, size: 12, color: COLOUR.accent };
	const cell = (paragraphs: Paragraph[]): FormCell => ({
		content: paragraphs,
		borders: { ...OPEN, top: line }
	});
	return measured([6_480, TEXT_WIDTH - 6_480], [{ cells: [cell(left), cell(right)] }], 'FormTable');
}

function mark(sheet: Sheet, { state }: PrintedManual): Paragraph[] {
	const word = MARK[state]?.state({}, { locale: sheet.locale });
	return word ? [paragraph(sheet, 'CoverSmall', word)] : [];
}

function signedTable(sheet: Sheet, content: PrintedManual['content']): Table {
	const locale = { locale: sheet.locale };
	const rows: [label: string, posts: readonly string[]][] = [
		[m.manual_word_authorised({}, locale), [content.authorisedBy]],
		[m.manual_word_reviewed({}, locale), content.reviewedBy],
		[m.manual_word_owner({}, locale), [content.processOwner]]
	];
	const named = rows.map(
		([label, posts]) => [label, posts.map(safeLine).filter(Boolean).slice(0, MOST_NAMES)] as const
	);
	const filled = named.filter(([, names]) => names.length > 0);
	return measured(
		[2_900, TEXT_WIDTH - 2_900],
		// A draft may name nobody yet, and a table has rows.
		(filled.length > 0 ? filled : named.slice(0, 1)).map(([label, names]) => {
			return {
				cells: [
					{
						content: [paragraph(sheet, 'FormHead', label)],
						fill: COLOUR.shade,
						vertical: 'center'
					},
					{
						content: (names.length > 0 ? names : ['']).map((post) =>
							paragraph(sheet, 'CoverPost', clipped(post, LONGEST_NAME))
						)
					}
				]
			};
		}),
		'FormTable'
	);
}

function datesTable(sheet: Sheet, content: PrintedManual['content']): Table {
	const { locale } = sheet;
	const facts = [
		[m.manual_word_created({}, { locale }), longDate(content.createdOn, locale)],
		[m.manual_word_effective({}, { locale }), longDate(content.effectiveFrom, locale)],
		[m.manual_word_version({}, { locale }), `${content.number}`]
	] as const;
	return measured(
		[3_900, 3_900, TEXT_WIDTH - 7_800],
		[
			{
				cells: facts.map(([label, value]) => ({
					content: [paragraph(sheet, 'CoverSmall', label), paragraph(sheet, 'CoverDate', value)]
				}))
			}
		],
		'FormTable'
	);
}
