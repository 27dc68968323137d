import { Int32, ObjectId, Timestamp } from 'bson';
import { StoreError, badValue } from '../../errors';
import { isPlain } from '../values';
import type { Form, Operator } from './expression';

const isNothing = (value: unknown): boolean => value === null || value === undefined;

function dateOf(value: unknown): Date {
	if (value instanceof Date) return value;
	if (value instanceof ObjectId) return value.getTimestamp();
	if (value instanceof Timestamp) return new Date(value.t * 1000);
	throw new StoreError(16006, "can't convert to Date");
}

const part = (read: (date: Date) => number): Operator => ({
	arity: [1, 1],
	run: ([value]) => {
		if (isNothing(value)) return null;
		if (isPlain(value)) throw badValue('time zones are not supported by this store');
		return new Int32(read(dateOf(value)));
	}
});

const DAY = 86_400_000;
const dayOfYear = (date: Date): number =>
	Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1;

/** Parts of a date, in UTC. */
export const DATES: Record<string, Operator> = {
	$year: part((date) => date.getUTCFullYear()),
	$month: part((date) => date.getUTCMonth() + 1),
	$dayOfMonth: part((date) => date.getUTCDate()),
	$dayOfWeek: part((date) => date.getUTCDay() + 1),
	$dayOfYear: part(dayOfYear),
	$hour: part((date) => date.getUTCHours()),
	$minute: part((date) => date.getUTCMinutes()),
	$second: part((date) => date.getUTCSeconds()),
	$millisecond: part((date) => date.getUTCMilliseconds())
};

const pad = (value: number, length: number): string => String(value).padStart(length, '0');

const FORMATS: Record<string, (date: Date) => string> = {
	Y: (date) => pad(date.getUTCFullYear(), 4),
	m: (date) => pad(date.getUTCMonth() + 1, 2),
	d: (date) => pad(date.getUTCDate(), 2),
	H: (date) => pad(date.getUTCHours(), 2),
	M: (date) => pad(date.getUTCMinutes(), 2),
	S: (date) => pad(date.getUTCSeconds(), 2),
	L: (date) => pad(date.getUTCMilliseconds(), 3),
	j: (date) => pad(dayOfYear(date), 3),
	w: (date) => String(date.getUTCDay() + 1),
	'%': () => '%'
};

function formatDate(date: Date, format: string): string {
	return format.replace(/%(.)/gsu, (_, letter: string) => FORMATS[letter]!(date));
}

const dateToString: Form = (operand, names, compile) => {
	if (!isPlain(operand)) throw new StoreError(18629, '$dateToString needs an object');
	for (const key of Object.keys(operand)) {
		if (!['date', 'format', 'onNull'].includes(key)) {
			throw badValue(`${key} of $dateToString is not supported by this store`);
		}
	}
	if (!Object.hasOwn(operand, 'date')) {
		throw new StoreError(18628, 'Missing date parameter to $dateToString');
	}
	const format = operand['format'] ?? '%Y-%m-%dT%H:%M:%S.%LZ';
	if (typeof format !== 'string' || format.startsWith('$')) {
		throw badValue('the format of $dateToString must be a constant');
	}
	for (const [, letter] of format.matchAll(/%(.?)/gsu)) {
		if (!Object.hasOwn(FORMATS, letter!)) throw badValue('unknown format of $dateToString');
	}
	const date = compile(operand['date'], names);
	const onNull = Object.hasOwn(operand, 'onNull') ? compile(operand['onNull'], names) : () => null;
	return (scope) => {
		const value = date(scope);
		return isNothing(value) ? onNull(scope) : formatDate(dateOf(value), format);
	};
};

/** Operators over dates that take named arguments. */
export const DATE_FORMS: Record<string, Form> = { $dateToString: dateToString };
