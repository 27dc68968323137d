import type { Table } from 'docx';
import type { Deliverable, MatrixFunction, Recipient } from '$lib/domain/matrix/content';
import { frequencyWord } from '$lib/i18n/matrix-words';
import { m } from '$lib/i18n/paraglide/messages';
import type { PrintedMatrix } from '../matrix-input';
import { emptyRow, formTable, headRow, type FormCell, type FormRow } from '../tables';
import { paragraph, type Sheet } from '../text';
import { shareText } from '../words';

type Positions = PrintedMatrix['positionsById'];

const WIDTHS = [600, 3_760, 2_400, 2_120, 1_200];
const WIDTHS_WITH_SHARE = [600, 3_160, 2_300, 1_980, 1_160, 880];

/** The numbered functions; several deliverables of one function stand in rows of their own. */
export function functionsTable(
	sheet: Sheet,
	functions: readonly MatrixFunction[],
	positions: Positions
): Table {
	const locale = { locale: sheet.locale };
	const withShare = functions.some((each) => each.timeShare !== null);
	const widths = withShare ? WIDTHS_WITH_SHARE : WIDTHS;
	const labels = [
		m.word_functions_number({}, locale),
		m.word_functions_what({}, locale),
		m.word_functions_deliverable({}, locale),
		m.word_functions_recipient({}, locale),
		m.word_functions_frequency({}, locale)
	];
	if (withShare) labels.push(m.word_functions_share({}, locale));
	const rows = functions.flatMap((each, index) =>
		functionRows(sheet, each, index + 1, positions, withShare)
	);
	if (rows.length === 0) rows.push(emptyRow(sheet, m.word_none({}, locale), widths.length));
	return formTable(widths, [headRow(sheet, labels, { right: withShare ? [5] : [] }), ...rows]);
}

function functionRows(
	sheet: Sheet,
	each: MatrixFunction,
	number: number,
	positions: Positions,
	withShare: boolean
): FormRow[] {
	const deliverables: (Deliverable | null)[] = each.deliverables.length
		? each.deliverables
		: [null];
	const several = deliverables.length > 1;
	return deliverables.map((deliverable, index) => {
		const first = index === 0;
		const merge = several ? { merge: first ? ('restart' as const) : ('continue' as const) } : {};
		const shared = (content: FormCell['content']): FormCell => ({
			content: first ? content : [paragraph(sheet, 'FormCell', '')],
			...merge
		});
		const what = first ? paragraph(sheet, 'FormCell', each.what, { rowId: each.id }) : null;
		const cells: FormCell[] = [
			shared([paragraph(sheet, 'FormCentre', `${number}`)]),
			shared(what ? [what] : []),
			...deliverableCells(sheet, deliverable, positions)
		];
		if (withShare) {
			const share = each.timeShare === null ? '' : shareText(each.timeShare, sheet.locale);
			cells.push(shared([paragraph(sheet, 'FormNumber', share)]));
		}
		// A function torn over two pages would show its text on one of them only.
		return { cells, keepNext: index < deliverables.length - 1 };
	});
}

function deliverableCells(
	sheet: Sheet,
	deliverable: Deliverable | null,
	positions: Positions
): FormCell[] {
	if (!deliverable) {
		return [0, 1, 2].map(() => ({ content: [paragraph(sheet, 'FormCell', '')] }));
	}
	const recipients = deliverable.recipients.map((recipient, index) =>
		paragraph(sheet, 'FormCell', recipientName(recipient, positions), {
			rowId: recipient.id,
			apart: index > 0
		})
	);
	return [
		{ content: [paragraph(sheet, 'FormCell', deliverable.name, { rowId: deliverable.id })] },
		{ content: recipients.length > 0 ? recipients : [paragraph(sheet, 'FormCell', '')] },
		{
			content: [paragraph(sheet, 'FormCell', frequencyWord(deliverable.frequency, sheet.locale))]
		}
	];
}

/** A position goes by its title of today; an alias and free text by what the document says. */
export function recipientName(recipient: Recipient, positions: Positions): string {
	const known = recipient.positionId ? positions.get(recipient.positionId) : undefined;
	if (recipient.kind === 'position') return known?.title ?? recipient.name;
	return recipient.name || (known?.title ?? '');
}
