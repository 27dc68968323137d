import { expect, it } from 'vitest';
import { laidOver } from './laid-rows';

const row = (rowId: string, validFrom: string, validTo: string | null, name = 'Ventas') => ({
	...{ id: 'unit', rowId, validFrom, validTo, name }
});
const periods = (stored: ReturnType<typeof row>[], given: ReturnType<typeof row>[]) => {
	const rows = new Map(stored.map((one) => [one.rowId, one]));
	for (const { row: written } of laidOver(stored, given)) rows.set(written.rowId, written);
	return [...rows.values()]
		.map(({ validFrom, validTo, name }) => [validFrom, validTo, name])
		.sort();
};

it('a file that is brought in again leaves alone what was changed since', () => {
	const stored = [row('a', '2020-01-01', '2026-04-01'), row('b', '2026-04-01', null, 'Comercial')];
	expect(periods(stored, [row('x', '2020-01-01', null)])).toEqual([
		['2020-01-01', '2026-04-01', 'Ventas'],
		['2026-04-01', null, 'Comercial']
	]);
});

it('an earlier period ends where a later one begins, whichever of them is new', () => {
	const stored = [row('b', '2026-04-01', null, 'Comercial')];
	expect(periods(stored, [row('x', '2020-01-01', null)])).toEqual([
		['2020-01-01', '2026-04-01', 'Ventas'],
		['2026-04-01', null, 'Comercial']
	]);
	expect(periods([row('a', '2020-01-01', null)], [row('x', '2026-04-01', null, 'Nueva')])).toEqual([
		['2020-01-01', '2026-04-01', 'Ventas'],
		['2026-04-01', null, 'Nueva']
	]);
});
