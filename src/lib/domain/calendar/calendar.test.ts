import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addDays, civilDateIn, clockIn, daysBetween, isCivilDate, weekdayOf } from './civil-date';
import { easterSunday, holidaysOf } from './holidays';
import { holidayProfileSchema } from './profile';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from './working-days';

const profile = (country: string) =>
	holidayProfileSchema.parse(parse(readFileSync(`profiles/holidays/${country}.yaml`, 'utf8')));
const mexico: WorkingCalendar = { profile: profile('MX'), place: null, own: [] };
const salvador: WorkingCalendar = { profile: profile('SV'), place: null, own: [] };
const datesOf = (calendar: WorkingCalendar, year: number, place?: string) =>
	holidaysOf(calendar.profile, year, place).map(({ date }) => date);

describe('civil dates', () => {
	it('are dates of the calendar', () => {
		expect(isCivilDate('2024-02-29')).toBe(true);
		for (const text of ['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', ''])
			expect(isCivilDate(text)).toBe(false);
	});

	it('depend on where one is', () => {
		const moment = '2026-03-16T03:30:00.000Z';
		expect(civilDateIn(moment, 'America/Monterrey')).toBe('2026-03-15');
		expect(civilDateIn(new Date(moment), 'UTC')).toBe('2026-03-16');
		expect(clockIn('2026-03-16T03:05:00Z', 'America/Monterrey')).toBe('21:05');
		expect(clockIn('2026-03-16T00:05:00Z', 'UTC')).toBe('00:05');
		expect(() => civilDateIn(moment, 'Nowhere/City')).toThrow(RangeError);
	});

	it('turn with midnight, also when dates of the same minute were asked for before', () => {
		const zones = ['America/Monterrey', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Monrovia'];
		const moments = fc.date({
			min: new Date('1960-01-01T00:00:00Z'),
			max: new Date('2060-01-01T00:00:00Z'),
			noInvalidDate: true
		});
		fc.assert(
			fc.property(moments, fc.constantFrom(...zones), fc.nat(59_999), (moment, zone, ms) => {
				const within = new Date(Math.floor(moment.getTime() / 60_000) * 60_000 + ms);
				civilDateIn(moment, zone);
				const afresh = new Intl.DateTimeFormat('en-CA', {
					...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }
				});
				expect(civilDateIn(within, zone)).toBe(afresh.format(within));
			})
		);
	});

	it('are counted on over months and leap days', () => {
		expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
		expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
	});
});

describe('official holidays', () => {
	it('of Mexico move to their Mondays', () => {
		expect(datesOf(mexico, 2026)).toEqual([
			'2026-01-01',
			'2026-02-02',
			'2026-03-16',
			'2026-05-01',
			'2026-09-16',
			'2026-11-16',
			'2026-12-25'
		]);
	});

	it('of Mexico include the change of the executive every six years, and elections', () => {
		expect(datesOf(mexico, 2024)).toContain('2024-10-01');
		expect(datesOf(mexico, 2030)).toContain('2030-10-01');
		expect(datesOf(mexico, 2027)).not.toContain('2027-10-01');
		expect(datesOf(mexico, 2027)).toContain('2027-06-06');
		expect(datesOf(mexico, 2018)).not.toContain('2018-10-01');
	});

	it('of El Salvador follow Easter', () => {
		expect(datesOf(salvador, 2026)).toEqual([
			'2026-01-01',
			'2026-04-02',
			'2026-04-03',
			'2026-04-04',
			'2026-05-01',
			'2026-05-10',
			'2026-06-17',
			'2026-08-06',
			'2026-09-15',
			'2026-11-02',
			'2026-12-25'
		]);
	});

	it('of one city hold only there', () => {
		expect(datesOf(salvador, 2026, 'San Salvador')).toContain('2026-08-05');
		expect(datesOf(salvador, 2026, 'Santa Ana')).not.toContain('2026-08-05');
	});

	it.each([
		[2000, '2000-04-23'],
		[2024, '2024-03-31'],
		[2025, '2025-04-20'],
		[2038, '2038-04-25']
	])('know Easter %i', (year, date) => {
		expect(easterSunday(year)).toBe(date);
	});
});

describe('working days', () => {
	it('leave out weekends, holidays and the company’s own days', () => {
		expect(isWorkingDay('2026-03-14', mexico)).toBe(false);
		expect(isWorkingDay('2026-03-16', mexico)).toBe(false);
		expect(isWorkingDay('2026-03-16', salvador)).toBe(true);
		expect(isWorkingDay('2026-03-17', { ...mexico, own: [{ date: '2026-03-17' }] })).toBe(false);
	});

	it('count from the day after', () => {
		expect(addWorkingDays('2026-03-02', 10, mexico)).toBe('2026-03-17');
		expect(addWorkingDays('2026-03-02', 10, salvador)).toBe('2026-03-16');
		expect(addWorkingDays('2026-12-24', 1, mexico)).toBe('2026-12-28');
		expect(addWorkingDays('2026-03-14', 0, mexico)).toBe('2026-03-17');
		expect(addWorkingDays('2026-03-17', 0, mexico)).toBe('2026-03-17');
	});

	it('end on a working day, and as many lie between', () => {
		const start = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days));
		fc.assert(
			fc.property(start, fc.integer({ min: 1, max: 40 }), (from, days) => {
				const end = addWorkingDays(from, days, mexico);
				expect(isWorkingDay(end, mexico)).toBe(true);
				expect([0, 6]).not.toContain(weekdayOf(end));
				const between = Array.from({ length: daysBetween(from, end) }, (_, i) =>
					addDays(from, i + 1)
				);
				expect(between.filter((date) => isWorkingDay(date, mexico))).toHaveLength(days);
			}),
			{ numRuns: 40 }
		);
	});

	it('refuse what has no answer', () => {
		expect(() => addWorkingDays('2026-03-02', -1, mexico)).toThrow(RangeError);
		const never = { ...mexico, profile: { ...mexico.profile, weekend: [0, 1, 2, 3, 4, 5, 6] } };
		expect(() => addWorkingDays('2026-03-02', 1, never)).toThrow(RangeError);
	});
});
