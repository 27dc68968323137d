import { describe, expect, it } from 'vitest';
import { nextBackup, NO_SCHEDULE, surplusCopies, type BackupSchedule } from './schedule';

const MEXICO = 'America/Mexico_City';
const daily: BackupSchedule = { every: 'daily', hour: 2, weekday: 0, keep: 3 };
const next = (schedule: BackupSchedule, after: string, zone = MEXICO) => {
	const moment = nextBackup(schedule, Date.parse(after), zone);
	return moment === null ? null : new Date(moment).toISOString();
};

describe('the next backup', () => {
	it('is never, where nothing is scheduled', () => {
		expect(next(NO_SCHEDULE, '2026-03-16T18:00:00Z')).toBeNull();
	});

	it('is at its hour where the company is, today or tomorrow', () => {
		expect(next(daily, '2026-03-16T07:59:59Z')).toBe('2026-03-16T08:00:00.000Z');
		expect(next(daily, '2026-03-16T08:00:00Z')).toBe('2026-03-17T08:00:00.000Z');
		expect(next(daily, '2026-03-16T18:30:00Z', 'Asia/Kathmandu')).toBe('2026-03-16T20:15:00.000Z');
	});

	it('is on its weekday, as the company counts days', () => {
		const sundays = { ...daily, every: 'weekly' as const, hour: 23 };
		// 2026-03-22 is a Sunday; 23:00 there is already Monday in UTC.
		expect(next(sundays, '2026-03-16T18:00:00Z')).toBe('2026-03-23T05:00:00.000Z');
		expect(next({ ...sundays, weekday: 3 }, '2026-03-16T18:00:00Z')).toBe(
			'2026-03-19T05:00:00.000Z'
		);
	});

	it('leaves out a night in which the clock jumps over it, and comes once when it goes back', () => {
		const madrid = 'Europe/Madrid';
		expect(next(daily, '2026-03-28T12:00:00Z', madrid)).toBe('2026-03-30T00:00:00.000Z');
		expect(next(daily, '2026-10-24T12:00:00Z', madrid)).toBe('2026-10-25T00:00:00.000Z');
		expect(next(daily, '2026-10-25T00:00:00Z', madrid)).toBe('2026-10-26T01:00:00.000Z');
	});
});

describe('copies beyond the number kept', () => {
	const copies = ['2026-03-03', '2026-03-01', '2026-03-04', '2026-03-02'].map((at) => ({ at }));

	it('are the oldest', () => {
		expect(surplusCopies(copies, 2)).toEqual([{ at: '2026-03-01' }, { at: '2026-03-02' }]);
		expect(surplusCopies(copies, 9)).toEqual([]);
	});

	it('never include the newest one', () => {
		expect(surplusCopies(copies, 0)).toHaveLength(3);
		expect(surplusCopies(copies.slice(0, 1), 0)).toEqual([]);
	});
});
