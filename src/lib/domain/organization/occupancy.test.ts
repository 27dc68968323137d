import { expect, it } from 'vitest';
import { occupancyOfAll, occupancyOn } from './occupancy';
import type { Incumbency } from './records';

const post = (headcount: number, validFrom: string, validTo: string | null = null) => ({
	...{ id: 'p', headcount, validFrom, validTo }
});
const held = (
	employeeId: string,
	validFrom: string,
	validTo: string | null = null,
	acting = false
): Incumbency => ({
	...{ id: employeeId, rowId: employeeId, employeeId, postId: 'p', acting, validFrom, validTo }
});

it('counts who holds a post on the date; an acting holder fills no place', () => {
	const rows = [
		held('b', '2022-03-01'),
		held('a', '2021-03-01'),
		held('c', '2026-02-09', null, true)
	];
	expect(occupancyOn([post(3, '2020-01-01')], rows, '2026-03-01')).toEqual({
		seats: 3,
		holders: ['a', 'b'],
		acting: ['c'],
		vacancies: 1,
		vacantSince: '2020-01-01'
	});
});

it('a place is vacant since the day on which the last one left it', () => {
	const rows = [held('a', '2021-03-01', '2026-02-03'), held('b', '2026-02-09', null, true)];
	const on = (date: string) => occupancyOn([post(1, '2020-01-01')], rows, date);
	expect(on('2026-02-02')).toMatchObject({ vacancies: 0, vacantSince: null });
	expect(on('2026-02-03')).toMatchObject({ vacancies: 1, vacantSince: '2026-02-03' });
	expect(on('2026-11-01')).toMatchObject({ holders: [], acting: ['b'], vacantSince: '2026-02-03' });
	expect(on('2021-01-01')).toMatchObject({ vacancies: 1, vacantSince: '2020-01-01' });
});

it('more places than before are vacant since the day on which they were created', () => {
	const periods = [post(1, '2020-01-01', '2025-06-01'), post(2, '2025-06-01')];
	const rows = [held('a', '2020-01-01')];
	expect(occupancyOn(periods, rows, '2025-05-31').vacancies).toBe(0);
	expect(occupancyOn(periods, rows, '2026-01-01').vacantSince).toBe('2025-06-01');
});

it('one place more than before is vacant since its holder left', () => {
	const rows = [held('a', '2020-01-01'), held('b', '2022-01-01', '2026-01-12')];
	expect(occupancyOn([post(4, '2020-01-01')], rows, '2026-03-01')).toMatchObject({
		vacancies: 3,
		vacantSince: '2026-01-12'
	});
});

it('a stretch without vacancies ends what came before it', () => {
	const rows = [held('a', '2020-01-01', '2022-01-01'), held('b', '2022-05-01', '2024-01-01')];
	expect(occupancyOn([post(1, '2020-01-01')], rows, '2025-01-01').vacantSince).toBe('2024-01-01');
});

it('a post that is no more, or not yet, has no places', () => {
	expect(occupancyOn([post(2, '2020-01-01', '2021-01-01')], [], '2022-01-01')).toMatchObject({
		seats: 0,
		vacancies: 0,
		vacantSince: null
	});
});

it('posts that are drawn as one add up, so many vacant since the last of them', () => {
	const one = occupancyOn([post(2, '2020-01-01')], [held('a', '2020-01-01')], '2026-01-01');
	const other = occupancyOn([post(1, '2019-01-01')], [], '2026-01-01');
	expect(occupancyOfAll([one, other])).toMatchObject({
		seats: 3,
		holders: ['a'],
		vacancies: 2,
		vacantSince: '2020-01-01'
	});
});
