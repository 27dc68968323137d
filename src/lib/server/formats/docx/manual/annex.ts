import type { Paragraph, Table } from 'docx';
import type { AnnexMatrix } from '$lib/domain/manual/content';
import { m } from '$lib/i18n/paraglide/messages';
import { competenciesTable, developmentTable } from '../matrix/development';
import { functionsTable } from '../matrix/functions';
import { kpis } from '../matrix/kpis';
import { equipment, profile } from '../matrix/profile';
import { relationships } from '../matrix/relationships';
import type { PrintedMatrix } from '../matrix-input';
import { safeLine } from '../safe-text';
import { tableFacts } from '../tables';
import { paragraphFacts, type Sheet } from '../text';
import type { Block, FlowItem } from './flow';
import type { Headings } from './headings';
import { plainBlocks } from './prose';
import { tableBlock } from './table-block';
import { plain, textBlock } from './text-block';

/** What a style of the matrix's own form becomes in a manual. */
const STYLES: Readonly<Record<string, string>> = {
	Heading2: 'ManualLabel',
	FormText: 'ManualText',
	FormNote: 'ManualNote',
	FormQuiet: 'ManualNote'
};
const NO_TITLES: PrintedMatrix['positionsById'] = new Map();

/** Each job matrix of the annex on pages of its own. */
export function annexItems(
	sheet: Sheet,
	headings: Headings,
	annex: readonly AnnexMatrix[],
	matrices: ReadonlyMap<string, PrintedMatrix['body']>
): FlowItem[] {
	return annex.flatMap((listed, index): FlowItem[] => {
		const body = matrices.get(listed.bodyHash);
		if (!body) return [];
		const title = safeLine(`${listed.code} ${listed.title}`);
		return [
			...(index === 0 ? [] : (['page'] as const)),
			headings.section(2, `${index + 1}.`, title),
			...matrixBlocks(sheet, listed, body)
		];
	});
}

function matrixBlocks(sheet: Sheet, listed: AnnexMatrix, body: PrintedMatrix['body']): Block[] {
	const locale = { locale: sheet.locale };
	const { content } = body;
	const number = m.manual_word_matrix_version({ number: listed.number }, locale);
	const part = (label: string, made: readonly (Paragraph | Table)[]): Block[] => [
		textBlock(sheet, { style: 'ManualLetter', inlines: plain(label) }),
		...made.flatMap((each) => blocksOf(sheet, each))
	];
	const prose = (label: string, text: string): Block[] =>
		text.trim() === ''
			? []
			: [
					textBlock(sheet, { style: 'ManualLetter', inlines: plain(label) }),
					...plainBlocks(sheet, text)
				];
	return [
		textBlock(sheet, { style: 'ManualNote', inlines: plain(number) }),
		...prose(m.word_section_objective({}, locale), content.objective),
		...part(m.word_section_functions({}, locale), [
			functionsTable(sheet, content.functions, NO_TITLES)
		]),
		...part(m.word_section_kpis({}, locale), kpis(sheet, content)),
		...part(m.word_section_relationships({}, locale), relationships(sheet, content)),
		...part(m.word_section_development({}, locale), [developmentTable(sheet, content.development)]),
		...part(m.word_section_competencies({}, locale), [
			competenciesTable(sheet, content.competencies)
		]),
		...part(m.word_section_profile({}, locale), profile(sheet, content.profile)),
		...part(m.word_section_equipment({}, locale), equipment(sheet, content)),
		...prose(m.word_section_authority({}, locale), content.authority),
		...prose(m.word_section_confidentiality({}, locale), content.confidentiality)
	];
}

function blocksOf(sheet: Sheet, made: Paragraph | Table): Block[] {
	const table = tableFacts(made);
	if (table) {
		const head = table.rows.filter(({ header }) => header);
		const rows = table.rows.filter(({ header }) => !header);
		return [tableBlock({ ...table, head, rows })];
	}
	const facts = paragraphFacts(made);
	const style = facts && STYLES[facts.style];
	return facts && style ? [textBlock(sheet, { style, inlines: plain(facts.text) })] : [];
}
