import { isCivilDate } from '../../calendar/civil-date';
import type { CivilDate } from '../../matrix/version';
import { fold } from '../../text/fold';
import type { Column, TableRow } from './columns';
import { MOST_PLACES, WRITTEN } from '../written-limits';
import type { RowFault, RowFaultCode } from './report';

/** What stops one row; the others go on. */
export class RowRefused extends Error {
	override name = 'RowRefused';
	readonly fault: RowFault;
	constructor(code: RowFaultCode, data: RowFault['data'] = {}) {
		super(code);
		this.fault = { code, data };
	}
}

const MOST_LETTERS = WRITTEN.line;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u;

/**
 * The text of a cell. A line end inside one is a quote that was not closed, and the rows after it
 * swallowed.
 * @throws RowRefused cell-long, cell-lines
 */
export function textIn({ cells }: TableRow, column: Column): string {
	const text = (cells[column] ?? '').trim();
	if (/[\n\r]/.test(text)) throw new RowRefused('cell-lines', { column });
	if (text.length > MOST_LETTERS) throw new RowRefused('cell-long', { column, most: MOST_LETTERS });
	return text;
}

/** A code that may become one of the records. @throws RowRefused code-invalid */
export function newCode(text: string): string {
	if (!CODE.test(text)) throw new RowRefused('code-invalid', { text });
	return text;
}

const YES = new Set(['si', 's', 'x', 'yes', 'y', 'true', 'verdadero', '1']);
const NO = new Set(['no', 'n', 'false', 'falso', '0', '-']);

/** @returns null for an empty cell @throws RowRefused yes-no-invalid */
export function yesIn(row: TableRow, column: Column): boolean | null {
	const text = textIn(row, column);
	if (text === '') return null;
	const key = fold(text);
	if (YES.has(key)) return true;
	if (NO.has(key)) return false;
	throw new RowRefused('yes-no-invalid', { column, text });
}

/** A number of people from 1 on. @returns null for an empty cell @throws RowRefused count-invalid */
export function countIn(row: TableRow, column: Column): number | null {
	const text = textIn(row, column);
	if (text === '') return null;
	const count = /^\d{1,5}([.,]0+)?$/.test(text) ? Math.trunc(Number(text.replace(',', '.'))) : 0;
	if (count < 1 || count > MOST_PLACES)
		throw new RowRefused('count-invalid', { text, most: MOST_PLACES });
	return count;
}

const MONTHS = [
	['ene', 'jan'],
	['feb'],
	['mar'],
	['abr', 'apr'],
	['may'],
	['jun'],
	['jul'],
	['ago', 'aug'],
	['sep', 'set'],
	['oct'],
	['nov'],
	['dic', 'dec']
];

/**
 * A date as people and spreadsheets write it: 2026-03-15, 15/03/2026, 15-3-2026, 15.03.2026,
 * 15 mar 2026, 15 de marzo de 2026. The day stands first, as here it does.
 * @returns null where it is none
 */
export function dateOf(text: string): CivilDate | null {
	const plain = fold(text).replace(/[ t]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?z?$/, '');
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
	const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
	const word = /^(\d{1,2})[ \-/]+(?:de )?([a-z]{3,12})\.?,?[ \-/]+(?:de |del )?(\d{4})$/.exec(
		plain
	);
	const month = word
		? MONTHS.findIndex((starts) => starts.some((start) => (word[2] ?? '').startsWith(start))) + 1
		: 0;
	const parts = iso
		? [iso[1], iso[2], iso[3]]
		: day
			? [day[3], day[2], day[1]]
			: word
				? [word[3], String(month), word[1]]
				: null;
	if (!parts) return null;
	const date = parts.map((part, at) => (part ?? '').padStart(at === 0 ? 4 : 2, '0')).join('-');
	return isCivilDate(date) ? date : null;
}

/** @returns null for an empty cell @throws RowRefused date-invalid */
export function dateIn(row: TableRow, column: Column): CivilDate | null {
	const text = textIn(row, column);
	if (text === '') return null;
	const date = dateOf(text);
	if (date === null) throw new RowRefused('date-invalid', { column, text });
	return date;
}
