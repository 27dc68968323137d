import { Footer, Header, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import type { ManualContent } from '$lib/domain/manual/content';
import type { ShownState } from '$lib/domain/matrix/version';
import { m } from '$lib/i18n/paraglide/messages';
import { watermark } from '../draft-mark';
import { TEXT_WIDTH } from '../page';
import { clipped, safeLine } from '../safe-text';
import { paragraph, type Sheet } from '../text';
import { MARK } from '../words';
import type { Orientation } from './flow';
import { longDate } from './manual-words';

/** One line each: a longer one would push the text down on every page. */
const LONGEST_TITLE = 120;
const LONGEST_POST = 56;
const RIGHT_EDGE: Record<Orientation, number> = { portrait: TEXT_WIDTH, landscape: 13_680 };

/** Over every page: code and title; the mark of an edition that is not in force. */
export function manualHeader(sheet: Sheet, content: ManualContent, state: ShownState): Header {
	const title = clipped(safeLine(content.title), LONGEST_TITLE);
	const children = [
		paragraph(sheet, 'RunningCode', safeLine(content.code)),
		paragraph(sheet, 'RunningTitle', title.toLocaleUpperCase('es'))
	];
	const mark = MARK[state];
	if (mark) {
		const word = mark.state({}, { locale: sheet.locale }).toLocaleUpperCase('es');
		const meaning = mark.meaning({}, { locale: sheet.locale });
		children.push(
			new Paragraph({
				style: 'Banner',
				children: [
					watermark(word),
					new TextRun({ text: word, style: 'Strong' }),
					new TextRun(` · ${meaning}`)
				]
			})
		);
	}
	return new Header({ children });
}

/** Under every page: since when it is in force, the page, who authorised it. */
export function manualFooter(
	sheet: Sheet,
	content: ManualContent,
	orientation: Orientation
): Footer {
	const { locale } = sheet;
	const date = longDate(content.effectiveFrom, locale);
	const post = clipped(safeLine(content.authorisedBy), LONGEST_POST);
	const right = RIGHT_EDGE[orientation];
	return new Footer({
		children: [
			new Paragraph({
				style: 'RunningFoot',
				tabStops: [
					{ type: TabStopType.CENTER, position: right / 2 },
					{ type: TabStopType.RIGHT, position: right }
				],
				children: [
					new TextRun({
						children: [
							m.manual_word_foot_effective({ date }, { locale }),
							'\t',
							PageNumber.CURRENT,
							'\t',
							m.manual_word_foot_authorised({ post }, { locale })
						]
					})
				]
			})
		]
	});
}
