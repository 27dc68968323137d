import { Document, Packer, type Paragraph, type Table } from 'docx';
import { m } from '$lib/i18n/paraglide/messages';
import { Bookmarks } from './bookmarks';
import { competenciesTable, developmentTable } from './matrix/development';
import { functionsTable } from './matrix/functions';
import { identification, location, titleOf } from './matrix/identification';
import { kpis } from './matrix/kpis';
import { equipment, profile } from './matrix/profile';
import { relationships } from './matrix/relationships';
import { acknowledgement, signatures } from './matrix/signatures';
import type { PrintedMatrix } from './matrix-input';
import { PAGE_SETUP } from './page';
import { runningFooter, runningHeader, type RunningHead } from './running-head';
import { safeLine, safeLines } from './safe-text';
import { sealPackage } from './seal-package';
import { stylesPart } from './styles';
import { gap } from './tables';
import { paragraph, sectionHeading, type Sheet } from './text';
import { dateText, MARK } from './words';

export type { PrintedMatrix } from './matrix-input';

type Block = Paragraph | Table;

/**
 * The job matrix as a Word file, laid out like the paper form, in the language of its content. The
 * same input always gives the same bytes, so that a file can be kept and found by its hash.
 * @throws when `version.moment` is no moment
 */
export async function renderMatrixDocx(input: PrintedMatrix): Promise<Uint8Array> {
	const { language } = input.body.content;
	const sheet: Sheet = { locale: language, bookmarks: new Bookmarks() };
	const head = runningHead(sheet, input);
	const document = new Document({
		title: safeLine(m.word_document_of({ title: titleOf(sheet, input) }, { locale: language })),
		subject: safeLine(m.word_subject({ code: input.body.code }, { locale: language })),
		creator: head.company.name,
		lastModifiedBy: head.company.name,
		sections: [
			{
				properties: PAGE_SETUP,
				headers: { default: runningHeader(sheet, head) },
				footers: { default: runningFooter(sheet, head) },
				children: body(sheet, input)
			}
		]
	});
	const packed = new Uint8Array(await Packer.toArrayBuffer(document));
	return sealPackage(packed, stylesPart(language), input.version.moment);
}

function body(sheet: Sheet, input: PrintedMatrix): Block[] {
	const locale = { locale: sheet.locale };
	const { content } = input.body;
	let number = 0;
	const section = (name: string, text: string, blocks: readonly Block[]): Block[] => [
		sectionHeading(sheet, ++number, text, name),
		...blocks
	];
	const prose = (text: string) => paragraphs(sheet, text);
	return [
		...identification(sheet, input),
		...location(sheet, input),
		...section('objective', m.word_section_objective({}, locale), prose(content.objective)),
		...section('functions', m.word_section_functions({}, locale), [
			functionsTable(sheet, content.functions, input.positionsById)
		]),
		...section('kpis', m.word_section_kpis({}, locale), kpis(sheet, content)),
		...section(
			'relationships',
			m.word_section_relationships({}, locale),
			relationships(sheet, content)
		),
		...section('development', m.word_section_development({}, locale), [
			developmentTable(sheet, content.development)
		]),
		...section('competencies', m.word_section_competencies({}, locale), [
			competenciesTable(sheet, content.competencies),
			paragraph(sheet, 'FormNote', m.word_evaluation_note({}, locale))
		]),
		...section('profile', m.word_section_profile({}, locale), profile(sheet, content.profile)),
		...section('equipment', m.word_section_equipment({}, locale), equipment(sheet, content)),
		...(content.authority.trim()
			? section('authority', m.word_section_authority({}, locale), prose(content.authority))
			: []),
		...(content.confidentiality.trim()
			? section(
					'confidentiality',
					m.word_section_confidentiality({}, locale),
					prose(content.confidentiality)
				)
			: []),
		...section('signatures', m.word_section_signatures({}, locale), [
			signatures(sheet, input.signatures)
		]),
		...section(
			'acknowledgement',
			m.word_section_acknowledgement({}, locale),
			acknowledgement(sheet, input)
		),
		// Word wants a paragraph after the last table.
		gap(0)
	];
}

function paragraphs(sheet: Sheet, text: string): Paragraph[] {
	const lines = safeLines(text).filter((line) => line !== '');
	if (lines.length > 0) return lines.map((line) => paragraph(sheet, 'FormText', line));
	return [paragraph(sheet, 'FormQuiet', m.word_none({}, { locale: sheet.locale }))];
}

function runningHead(sheet: Sheet, input: PrintedMatrix): RunningHead {
	const locale = { locale: sheet.locale };
	const { version, company, body: content } = input;
	const mark = MARK[version.shownState];
	const taxId = safeLine(company.taxId);
	const tax = company.country === 'SV' ? m.word_tax_sv : m.word_tax_mx;
	const facts = [content.code];
	if (version.number === null) facts.push(m.word_version_unnumbered({}, locale));
	else facts.push(m.word_version_number({ number: version.number }, locale));
	if (version.effectiveFrom) {
		const date = dateText(version.effectiveFrom, sheet.locale);
		facts.push(m.word_effective_on({ date }, locale));
	} else if (version.number !== null) facts.push(m.word_effective_open({}, locale));
	return {
		company: {
			name: safeLine(company.name),
			logo: company.logo,
			taxLine: taxId ? tax({ id: taxId }, locale) : ''
		},
		kind: m.word_document({}, locale),
		title: titleOf(sheet, input),
		facts: facts.filter((fact) => fact !== ''),
		mark: mark && { state: mark.state({}, locale), meaning: mark.meaning({}, locale) },
		fingerprint: input.hash ? m.word_fingerprint({ hash: input.hash }, locale) : ''
	};
}
