import type { Paragraph, Table } from 'docx';
import type { MatrixContent, Relationship } from '$lib/domain/matrix/content';
import { m } from '$lib/i18n/paraglide/messages';
import { COLOUR } from '../page';
import { emptyRow, formTable, gap, headRow, type FormRow } from '../tables';
import { paragraph, type Sheet } from '../text';

const WIDTHS = [4_640, 5_440];

/** Internal and external relationships, each under its own sub-header that repeats. */
export function relationships(sheet: Sheet, content: MatrixContent): (Paragraph | Table)[] {
	const locale = { locale: sheet.locale };
	const { internal, external } = content.relationships;
	return [
		relationshipTable(sheet, internal, [
			m.word_relationships_internal({}, locale),
			m.word_relationships_party({}, locale)
		]),
		gap(),
		relationshipTable(sheet, external, [
			m.word_relationships_external({}, locale),
			m.word_relationships_outside({}, locale)
		])
	];
}

function relationshipTable(
	sheet: Sheet,
	list: readonly Relationship[],
	[band, party]: [string, string]
): Table {
	const locale = { locale: sheet.locale };
	const bandRow: FormRow = {
		header: true,
		keepNext: true,
		cells: [
			{
				content: [paragraph(sheet, 'FormHead', band, { run: 'Accent' })],
				span: 2,
				fill: COLOUR.accentShade
			}
		]
	};
	const head = headRow(sheet, [party, m.word_relationships_purpose({}, locale)]);
	const rows = list.map((each): FormRow => {
		const [first = '', ...others] = each.parties;
		return {
			cells: [
				{
					content: [
						paragraph(sheet, 'FormCell', first, { rowId: each.id }),
						...others.map((other) => paragraph(sheet, 'FormCell', other, { apart: true }))
					]
				},
				{ content: [paragraph(sheet, 'FormCell', each.purpose)] }
			]
		};
	});
	if (rows.length === 0) rows.push(emptyRow(sheet, m.word_none({}, locale), 2));
	return formTable(WIDTHS, [bandRow, head, ...rows]);
}
