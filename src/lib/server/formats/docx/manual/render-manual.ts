import {
	Document,
	Packer,
	PageOrientation,
	Paragraph,
	Table,
	type FileChild,
	type ISectionOptions
} from 'docx';
import type { ManualSection } from '$lib/domain/manual/content';
import { manualSections } from '$lib/domain/manual/sections';
import { m } from '$lib/i18n/paraglide/messages';
import { Bookmarks } from '../bookmarks';
import { PAGE_SETUP } from '../page';
import { safeLine } from '../safe-text';
import { sealPackage } from '../seal-package';
import { stylesPart } from '../styles';
import type { Sheet } from '../text';
import { annexItems } from './annex';
import { Drawings } from './chart-block';
import { contentsBlocks } from './contents';
import { cover } from './cover';
import { paginate, type Flow, type FlowItem, type FlowRun } from './flow';
import { Headings } from './headings';
import type { PrintedManual } from './manual-input';
import { MANUAL_STYLES } from './manual-styles';
import { modificationBlocks } from './modifications';
import { richBlocks } from './prose';
import { manualFooter, manualHeader } from './running-parts';
import { sectionItems } from './section-blocks';
import { plain, textBlock } from './text-block';

export type { PrintedManual } from './manual-input';

export interface RenderedManual {
	bytes: Uint8Array;
	/** Every heading with its page, as the table of contents shows it. */
	contents: { level: number; text: string; page: number }[];
	pages: number;
}

/** The cover is the first page. */
const COVER = 1;

/**
 * The organizational manual as a Word file in its own language, cut into pages by ourselves, so that
 * its table of contents is right before anything has laid it out. The same input always gives the
 * same bytes.
 * @param tell how far it is, of how much
 * @throws when `input.moment` is no moment
 */
export async function renderManualDocx(
	input: PrintedManual,
	tell: (done: number, total: number) => void = () => {}
): Promise<RenderedManual> {
	const { content } = input;
	const locale = content.language;
	const sheet: Sheet = { locale, bookmarks: new Bookmarks() };
	const headings = new Headings(sheet);
	tell(0, STEPS);
	const text = paginate(bodyItems(sheet, headings, input));
	tell(1, STEPS);
	const pageOf = (anchor: string) => COVER + contents.count + (text.pages.get(anchor) ?? 0);
	const contents: Flow = paginate(contentsBlocks(sheet, headings.list, pageOf));
	const company = safeLine(input.company.name);
	const document = new Document({
		title: safeLine(content.title),
		subject: safeLine(content.code),
		creator: company,
		lastModifiedBy: company,
		sections: [
			{ properties: PAGE_SETUP, children: cover(sheet, input) },
			...[...contents.runs, ...text.runs].map((run, index) =>
				section(sheet, input, run, index === 0)
			)
		]
	});
	tell(2, STEPS);
	const packed = new Uint8Array(await Packer.toArrayBuffer(document));
	tell(3, STEPS);
	const bytes = sealPackage(packed, stylesPart(locale, MANUAL_STYLES), input.moment);
	tell(STEPS, STEPS);
	return {
		bytes,
		contents: headings.list.map(({ level, text: words, anchor }) => ({
			level,
			text: words,
			page: pageOf(anchor)
		})),
		pages: COVER + contents.count + text.count
	};
}

const STEPS = 4;

function section(
	sheet: Sheet,
	{ content, state }: PrintedManual,
	run: FlowRun,
	first: boolean
): ISectionOptions {
	const children = run.placed.flatMap(({ block, onNewPage }): FileChild[] =>
		block.build(onNewPage)
	);
	// Word wants a paragraph after the last table; the library's own would be as high as a line.
	if (children.at(-1) instanceof Table) children.push(new Paragraph({ style: 'FormGap' }));
	const { page } = PAGE_SETUP;
	const landscape = { orientation: PageOrientation.LANDSCAPE };
	return {
		properties:
			run.orientation === 'portrait'
				? PAGE_SETUP
				: { page: { ...page, size: { ...page?.size, ...landscape } } },
		...(first ? { headers: { default: manualHeader(sheet, content, state) } } : {}),
		footers: { default: manualFooter(sheet, content, run.orientation) },
		children
	};
}

function bodyItems(sheet: Sheet, headings: Headings, input: PrintedManual): FlowItem[] {
	const { content } = input;
	const locale = { locale: sheet.locale };
	const drawings = new Drawings();
	const free = (place: ManualSection['place']): FlowItem[] =>
		content.sections
			.filter((each) => each.place === place)
			.flatMap(({ title, text }) => [headings.part(title), ...richBlocks(sheet, text)]);
	const [general, ...units] = manualSections(content);
	const items: FlowItem[] = [];
	if (content.objectives.trim() !== '')
		items.push(
			headings.part(m.manual_word_objectives({}, locale)),
			...richBlocks(sheet, content.objectives)
		);
	items.push(...free('before'));
	if (general) {
		const name = safeLine(general.name);
		const heading = headings.part(m.manual_word_general_chart({ name }, locale));
		items.push(...sectionItems(sheet, drawings, general, [heading]));
	}
	if (general && units.length > 0) {
		const count = units.filter(({ depth }) => depth === 1).length;
		const told = m.manual_word_structure_of({ name: safeLine(general.name), count }, locale);
		const opening = [
			headings.part(m.manual_word_structure({}, locale)),
			textBlock(sheet, { style: 'ManualText', inlines: plain(told), keepNext: true })
		];
		units.forEach((unit, index) => {
			const heading = headings.section(unit.depth === 1 ? 2 : 3, unit.number, unit.name);
			items.push(
				...sectionItems(sheet, drawings, unit, [...(index === 0 ? opening : []), heading])
			);
		});
	}
	items.push(...free('after'));
	const annex = content.annex.filter(({ bodyHash }) => input.matrices.has(bodyHash));
	if (annex.length > 0)
		items.push(
			'page',
			headings.part(m.manual_word_annex({}, locale)),
			...annexItems(sheet, headings, annex, input.matrices)
		);
	items.push(
		'page',
		headings.part(m.manual_word_modifications({}, locale)),
		...modificationBlocks(sheet, content.modifications)
	);
	return items;
}
