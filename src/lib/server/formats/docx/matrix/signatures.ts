import { BorderStyle, type Paragraph, type Table } from 'docx';
import { m } from '$lib/i18n/paraglide/messages';
import type {
	PrintedAcknowledgement,
	PrintedMatrix,
	PrintedSignature,
	SignatureRole
} from '../matrix-input';
import { COLOUR } from '../page';
import { formTable, headRow, type FormCell, type FormRow } from '../tables';
import { paragraph, type Sheet } from '../text';
import { ACKNOWLEDGEMENT, dateText, SIGNATURE, word } from '../words';

const ROLES: readonly SignatureRole[] = ['prepared', 'reviewed', 'authorised'];
const ROOM_TO_SIGN = 600;

/** Prepared, reviewed, authorised; a role without a name is left blank, to be signed by hand. */
export function signatures(sheet: Sheet, list: readonly PrintedSignature[]): Table {
	const of = (role: SignatureRole) => list.filter((each) => each.role === role);
	const most = Math.max(1, ...ROLES.map((role) => of(role).length));
	const head = headRow(
		sheet,
		ROLES.map((role) => word(SIGNATURE, role, sheet.locale))
	);
	const rows = Array.from({ length: most }, (_, index): FormRow[] => [
		{
			cells: ROLES.map(() => ({
				content: [paragraph(sheet, 'FormCell', '', { keepNext: true })],
				borders: { bottom: { style: BorderStyle.NIL, size: 0, color: 'auto' } }
			})),
			height: { value: ROOM_TO_SIGN, exact: false },
			keepNext: true
		},
		{
			cells: ROLES.map((role) => signed(sheet, of(role)[index], index === 0)),
			keepNext: index < most - 1
		}
	]).flat();
	return formTable([3_360, 3_360, 3_360], [head, ...rows]);
}

function signed(sheet: Sheet, signature: PrintedSignature | undefined, blank: boolean): FormCell {
	const locale = { locale: sheet.locale };
	const line = { style: BorderStyle.SINGLE, size: 4, color: COLOUR.strongLine };
	if (!signature) {
		const lines = blank ? [m.word_signature_name({}, locale), m.word_blank_date({}, locale)] : [''];
		return {
			content: lines.map((text) => paragraph(sheet, 'FormQuiet', text)),
			borders: blank ? { top: line } : {}
		};
	}
	const { name, position, date, onBehalfOf, document } = signature;
	const content: Paragraph[] = [
		paragraph(sheet, 'FormCell', name, { run: 'Strong' }),
		paragraph(sheet, 'FormCell', position)
	];
	const quiet = (text: string) => content.push(paragraph(sheet, 'FormQuiet', text));
	if (onBehalfOf) quiet(m.word_signature_absence({ name: onBehalfOf }, locale));
	if (document) quiet(m.word_signature_document({ document }, locale));
	quiet(
		date
			? m.word_signature_date({ date: dateText(date, sheet.locale) }, locale)
			: m.word_blank_date({}, locale)
	);
	return { content, borders: { top: line } };
}

/** The statement with the employee's answer, or with blank lines to sign by hand. */
export function acknowledgement(sheet: Sheet, input: PrintedMatrix): (Paragraph | Table)[] {
	const locale = { locale: sheet.locale };
	const answer = input.acknowledgement;
	const statement = answer?.statement || m.word_acknowledgement_statement({}, locale);
	const date = answer?.date ? dateText(answer.date, sheet.locale) : '';
	const when = answer?.time ? `${date}, ${answer.time}` : date;
	const row = (label: string, value: string, height?: number): FormRow => ({
		cells: [
			{
				content: [paragraph(sheet, 'FormHead', label)],
				fill: COLOUR.shade,
				vertical: 'center'
			},
			{ content: [paragraph(sheet, 'FormCell', value, { keepNext: true })], vertical: 'center' }
		],
		keepNext: true,
		height: { value: height ?? 440, exact: false }
	});
	const rows = [
		row(m.word_acknowledgement_name({}, locale), answer?.employee.name ?? ''),
		row(m.word_acknowledgement_number({}, locale), answer?.employee.number ?? ''),
		row(m.word_acknowledgement_date({}, locale), when)
	];
	if (answer) {
		rows.push(row(m.word_acknowledgement_answer({}, locale), answerText(sheet, answer)));
		if (answer.remarks) rows.push(row(m.word_acknowledgement_remarks({}, locale), answer.remarks));
		if (answer.witness) rows.push(row(m.word_acknowledgement_witness({}, locale), answer.witness));
		if (answer.afterReset)
			rows.push(
				row(m.word_acknowledgement_note({}, locale), m.word_acknowledgement_after_reset({}, locale))
			);
	}
	if (answer?.method !== 'password' && answer?.state !== 'refused') {
		rows.push(row(m.word_acknowledgement_signature({}, locale), '', ROOM_TO_SIGN));
	}
	const last = rows.at(-1);
	if (last) last.keepNext = false;
	return [
		paragraph(sheet, 'FormText', statement, { keepNext: true }),
		formTable([2_900, 7_180], rows)
	];
}

function answerText(sheet: Sheet, answer: PrintedAcknowledgement): string {
	const locale = { locale: sheet.locale };
	const state = word(ACKNOWLEDGEMENT, answer.state, sheet.locale);
	if (answer.state === 'refused') return state;
	if (answer.method === 'password') return `${state}. ${m.word_ack_method_password({}, locale)}.`;
	if (answer.method === 'paper') return `${state}. ${m.word_ack_method_paper({}, locale)}.`;
	return state;
}
