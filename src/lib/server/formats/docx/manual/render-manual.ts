import {
	Document,
	Packer,
	PageOrientation,
	Paragraph,
	Table,
	type FileChild,
	type ISectionOptions
} from 'docx';
import { Bookmarks } from '../bookmarks';
import { PAGE_SETUP } from '../page';
import { safeLine } from '../safe-text';
import { sealPackage } from '../seal-package';
import { stylesPart } from '../styles';
import type { Sheet } from '../text';
import { bodyItems } from './body-items';
import { contentsBlocks } from './contents';
import { cover } from './cover';
import { paginate, type Flow, type FlowRun } from './flow';
import { Headings } from './headings';
import type { PrintedManual } from './manual-input';
import { MANUAL_STYLES } from './manual-styles';
import { manualFooter, manualHeader } from './running-parts';

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
	const total = content.structure.units.length + FINISHING;
	let done = 0;
	const step = () => tell(Math.min(++done, total), total);
	const text = paginate(bodyItems(sheet, headings, input, step));
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
	tell(total - 2, total);
	const packed = new Uint8Array(await Packer.toArrayBuffer(document));
	tell(total - 1, total);
	const bytes = sealPackage(packed, stylesPart(locale, MANUAL_STYLES), input.moment);
	tell(total, total);
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

/** Steps after the last unit: writing, packing, sealing. */
const FINISHING = 3;

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
