import {
	BorderStyle,
	Footer,
	Header,
	ImageRun,
	PageNumber,
	Paragraph,
	TextRun,
	type ParagraphChild,
	type Table
} from 'docx';
import { m } from '$lib/i18n/paraglide/messages';
import { imageSize } from '../image/image-size';
import { watermark } from './draft-mark';
import { COLOUR, TEXT_WIDTH } from './page';
import { clipped, safeLine } from './safe-text';
import { formTable, type FormCell } from './tables';
import { paragraph, type Sheet } from './text';

export interface RunningHead {
	company: { name: string; logo: Uint8Array | null; taxLine: string };
	/** What kind of document it is, over its title. */
	kind: string;
	title: string;
	/** At the right, one a line: code, version, effective date. */
	facts: readonly string[];
	/** What the file must say of itself when it is not in force. */
	mark: { state: string; meaning: string } | null;
	/** Under the page number; empty for none. */
	fingerprint: string;
}

const NONE = { style: BorderStyle.NIL, size: 0, color: 'auto' };
const BELOW = { style: BorderStyle.SINGLE, size: 6, color: COLOUR.accent };
const HEAD_EDGES = { top: NONE, left: NONE, right: NONE, bottom: BELOW };
/** The whole title stands on the first page; a longer one would eat up every page. */
const LONGEST_TITLE = 110;
const LONGEST_NAME = 90;
/** Pixels at 96 to the inch. */
const LOGO_BOX = { width: 150, height: 40 };

/** The head of every page: company, what this is, which version; and the mark of a draft. */
export function runningHeader(sheet: Sheet, head: RunningHead): Header {
	const cell = (content: Paragraph[]): FormCell => ({
		content,
		borders: HEAD_EDGES,
		vertical: 'center'
	});
	const table = formTable(
		[2_780, 4_520, TEXT_WIDTH - 7_300],
		[
			{
				cells: [
					cell([companyLine(head.company, sheet.locale)]),
					cell([
						paragraph(sheet, 'HeaderCentre', head.kind),
						paragraph(sheet, 'HeaderCentre', clipped(safeLine(head.title), LONGEST_TITLE), {
							run: 'Strong'
						})
					]),
					cell(head.facts.map((fact) => paragraph(sheet, 'HeaderRight', safeLine(fact))))
				]
			}
		],
		'BareTable'
	);
	const children: (Paragraph | Table)[] = [table];
	if (head.mark) {
		const text = new TextRun({ text: head.mark.state.toLocaleUpperCase('es'), style: 'Strong' });
		children.push(
			new Paragraph({
				style: 'Banner',
				children: [
					watermark(head.mark.state.toLocaleUpperCase('es')),
					text,
					new TextRun(` · ${head.mark.meaning}`)
				]
			})
		);
	}
	children.push(new Paragraph({ style: 'FormGap', spacing: { before: 80 } }));
	return new Header({ children });
}

function companyLine(company: RunningHead['company'], locale: 'es' | 'en'): Paragraph {
	const name = clipped(safeLine(company.name), LONGEST_NAME);
	const size = company.logo && imageSize(company.logo);
	const children: ParagraphChild[] = [];
	if (company.logo && size) {
		const scale = Math.min(LOGO_BOX.width / size.width, LOGO_BOX.height / size.height);
		children.push(
			new ImageRun({
				type: size.type === 'jpeg' ? 'jpg' : 'png',
				data: company.logo,
				transformation: {
					width: Math.max(1, size.width * scale),
					height: Math.max(1, size.height * scale)
				},
				altText: { id: '1', name: 'logo', description: m.word_logo_of({ name }, { locale }) }
			}),
			new TextRun({ text: name, break: 1 })
		);
	} else {
		children.push(new TextRun({ text: name, style: 'Strong' }));
	}
	return new Paragraph({ style: 'Header', children });
}

/** The foot of every page: company and its tax number, page x of y, the content's fingerprint. */
export function runningFooter(sheet: Sheet, head: RunningHead): Footer {
	const { locale } = sheet;
	const company = [head.company.name, head.company.taxLine].map(safeLine).filter(Boolean);
	const above = { top: { style: BorderStyle.SINGLE, size: 4, color: COLOUR.line }, bottom: NONE };
	const page = new Paragraph({
		style: 'FooterRight',
		children: [
			new TextRun({
				children: [
					m.word_page_of({}, { locale }),
					PageNumber.CURRENT,
					m.word_page_total({}, { locale }),
					PageNumber.TOTAL_PAGES
				]
			})
		]
	});
	const left = [paragraph(sheet, 'Footer', company.join(' · '))];
	if (head.fingerprint) left.push(paragraph(sheet, 'Footer', head.fingerprint));
	const table = formTable(
		[8_080, TEXT_WIDTH - 8_080],
		[
			{
				cells: [
					{ content: left, borders: above },
					{ content: [page], borders: above }
				]
			}
		],
		'BareTable'
	);
	return new Footer({ children: [table, new Paragraph({ style: 'FormGap' })] });
}
