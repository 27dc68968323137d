import { expect, it } from 'vitest';
import { laidFrom, settingCourse, valueOn, type SettingPeriod } from './periods';

const period = (
	rowId: string,
	value: number,
	validFrom: string,
	validTo: string | null = null
): SettingPeriod => ({ rowId, key: 'acknowledgement-days', value, validFrom, validTo });
const laid = { rowId: 'new', key: 'acknowledgement-days', value: 12 };

it('nothing holds before anybody decided', () => {
	expect(valueOn([], '2026-03-16')).toBeUndefined();
	expect(valueOn([period('a', 10, '2026-03-17')], '2026-03-16')).toBeUndefined();
});

it('each date has the value of its period; without a date the last decision counts', () => {
	const periods = [period('a', 10, '2026-01-01', '2026-04-01'), period('b', 12, '2026-04-01')];
	expect(valueOn(periods, '2026-03-31')).toBe(10);
	expect(valueOn(periods, '2026-04-01')).toBe(12);
	expect(valueOn(periods)).toBe(12);
});

it('a new value ends the one before, without a gap or a day twice', () => {
	const { put, remove } = laidFrom([period('a', 10, '2026-01-01')], laid, '2026-04-01');
	expect(remove).toEqual([]);
	expect(put).toEqual([
		period('a', 10, '2026-01-01', '2026-04-01'),
		{ ...laid, validFrom: '2026-04-01', validTo: null }
	]);
});

it('a new value takes the place of what was planned from that day on', () => {
	const periods = [
		period('a', 10, '2026-01-01', '2026-04-01'),
		period('b', 11, '2026-04-01', '2026-06-01'),
		period('c', 15, '2026-06-01')
	];
	const { put, remove } = laidFrom(periods, laid, '2026-04-01');
	expect(remove).toEqual(['b', 'c']);
	expect(put).toEqual([{ ...laid, validFrom: '2026-04-01', validTo: null }]);
});

it('a planned value that begins earlier keeps the days until the new one', () => {
	const periods = [period('a', 10, '2026-01-01', '2026-04-01'), period('b', 11, '2026-04-01')];
	const { put } = laidFrom(periods, laid, '2026-05-01');
	expect(put[0]).toEqual(period('b', 11, '2026-04-01', '2026-05-01'));
});

it('a decision for a coming day leaves in sight what holds until then', () => {
	expect(
		settingCourse([{ value: 12, validFrom: '2026-04-01', validTo: null }], 10, '2026-03-16')
	).toEqual([
		{ value: 12, validFrom: '2026-04-01', validTo: null, when: 'coming' },
		{ value: 10, validFrom: null, validTo: '2026-04-01', when: 'now' }
	]);
});

it('the course of a setting shows what was, what is and what comes, each once', () => {
	const periods = [
		{ value: 8, validFrom: '2026-01-01', validTo: '2026-03-16' },
		{ value: 12, validFrom: '2026-03-16', validTo: '2026-05-01' },
		{ value: 15, validFrom: '2026-05-01', validTo: null }
	];
	const course = settingCourse(periods, 10, '2026-03-16');
	expect(course.map(({ value, when }) => [value, when])).toEqual([
		[15, 'coming'],
		[12, 'now'],
		[8, 'past'],
		[10, 'past']
	]);
	expect(settingCourse([], 10, '2026-03-16')).toEqual([
		{ value: 10, validFrom: null, validTo: null, when: 'now' }
	]);
});
