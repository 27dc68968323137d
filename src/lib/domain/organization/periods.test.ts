import { describe, expect, it } from 'vitest';
import {
	changedFrom,
	corrected,
	directedBack,
	endedOn,
	goingOn,
	redirected,
	withoutPeriod,
	writesBetween
} from './periods';

interface Row {
	id: string;
	rowId: string;
	validFrom: string;
	validTo: string | null;
	name: string;
	parentId: string | null;
}
const row = (
	rowId: string,
	validFrom: string,
	validTo: string | null,
	name = 'Caja',
	parentId: string | null = 'p'
): Row => ({ id: 'u', rowId, validFrom, validTo, name, parentId });
const OPEN = [row('1', '2020-01-01', null)];
const PREPARED = [
	row('1', '2020-01-01', '2027-01-01'),
	row('2', '2027-01-01', null, 'Caja', 'another')
];
const change = (rows: Row[], from: string, later: 'keep' | 'replace' = 'keep') =>
	changedFrom(rows, { from, fields: { name: 'Cajas' }, later, rowId: 'new' });

describe('a change from a date on', () => {
	it('leaves what was before as it was', () => {
		expect(change(OPEN, '2026-12-01')).toEqual([
			row('1', '2020-01-01', '2026-12-01'),
			row('new', '2026-12-01', null, 'Cajas')
		]);
	});

	it('puts right a period that begins on that very day', () => {
		expect(change(OPEN, '2020-01-01')).toEqual([row('1', '2020-01-01', null, 'Cajas')]);
	});

	it('keeps a prepared change to what it changes', () => {
		expect(change(PREPARED, '2026-12-01')).toEqual([
			row('1', '2020-01-01', '2026-12-01'),
			row('new', '2026-12-01', '2027-01-01', 'Cajas'),
			row('2', '2027-01-01', null, 'Cajas', 'another')
		]);
	});

	it('or replaces what was prepared', () => {
		expect(change(PREPARED, '2026-12-01', 'replace')).toEqual([
			row('1', '2020-01-01', '2026-12-01'),
			row('new', '2026-12-01', null, 'Cajas')
		]);
	});

	it('keeps a prepared end', () => {
		const ending = [row('1', '2020-01-01', '2027-06-01')];
		expect(change(ending, '2026-12-01', 'replace')?.at(-1)?.validTo).toBe('2027-06-01');
	});

	it('is nothing where the record does not exist on that day', () => {
		expect(change(OPEN, '2019-01-01')).toBeNull();
	});

	it('does not carry over a gap', () => {
		const gap = [row('1', '2020-01-01', '2021-01-01'), row('2', '2022-01-01', null)];
		expect(change(gap, '2020-06-01')?.at(-1)?.name).toBe('Caja');
	});
});

describe('a correction', () => {
	it('keeps the dates, and what later periods took over follows', () => {
		expect(corrected(PREPARED, '1', { name: 'Cajas' })).toEqual([
			row('1', '2020-01-01', '2027-01-01', 'Cajas'),
			row('2', '2027-01-01', null, 'Cajas', 'another')
		]);
		expect(corrected(PREPARED, '1', { parentId: 'x' })?.at(-1)?.parentId).toBe('another');
	});

	it('of a period that is gone is nothing', () => {
		expect(corrected(PREPARED, '9', { name: 'Cajas' })).toBeNull();
	});
});

describe('an end', () => {
	it('drops what was prepared for later', () => {
		expect(endedOn(PREPARED, '2026-12-01')).toEqual([row('1', '2020-01-01', '2026-12-01')]);
		expect(endedOn(PREPARED, '2027-01-01')).toEqual([row('1', '2020-01-01', '2027-01-01')]);
	});

	it('is none before the beginning nor after an earlier end', () => {
		expect(endedOn(OPEN, '2020-01-01')).toBeNull();
		expect(endedOn([row('1', '2020-01-01', '2021-01-01')], '2022-01-01')).toBeNull();
	});

	it('is called off', () => {
		expect(goingOn([row('1', '2020-01-01', '2027-06-01')])).toEqual(OPEN);
	});
});

describe('a prepared change that is cancelled', () => {
	it('lets the period before it go on', () => {
		expect(withoutPeriod(PREPARED, '2')).toEqual(OPEN);
	});

	it('takes a record away that was only prepared', () => {
		expect(withoutPeriod(OPEN, '1')).toEqual([]);
	});

	it('hands on to the next what it did not change itself', () => {
		const three = [
			row('1', '2020-01-01', '2027-01-01'),
			row('2', '2027-01-01', '2028-01-01', 'Cajas'),
			row('3', '2028-01-01', null, 'Cajas', 'another')
		];
		expect(withoutPeriod(three, '2')).toEqual([
			row('1', '2020-01-01', '2028-01-01'),
			row('3', '2028-01-01', null, 'Caja', 'another')
		]);
	});
});

it('a record is led elsewhere from a date on, in prepared changes too', () => {
	const rows = [
		row('1', '2020-01-01', '2027-01-01'),
		row('2', '2027-01-01', '2028-01-01', 'Cajas'),
		row('3', '2028-01-01', null, 'Cajas', 'another')
	];
	expect(
		redirected(rows, {
			from: '2026-12-01',
			field: 'parentId',
			was: 'p',
			is: 'q',
			newRowId: () => 'new'
		})
	).toEqual([
		row('1', '2020-01-01', '2026-12-01'),
		row('new', '2026-12-01', '2027-01-01', 'Caja', 'q'),
		row('2', '2027-01-01', '2028-01-01', 'Cajas', 'q'),
		row('3', '2028-01-01', null, 'Cajas', 'another')
	]);
});

it('only what differs is written', () => {
	const after = change(PREPARED, '2026-12-01', 'replace') ?? [];
	const writes = writesBetween(PREPARED, after);
	expect(writes.put.map(({ row: { rowId } }) => rowId)).toEqual(['1', 'new']);
	expect(writes.remove.map(({ rowId }) => rowId)).toEqual(['2']);
	expect(writesBetween(PREPARED, PREPARED)).toEqual({ put: [], remove: [] });
});

describe('what was sent elsewhere', () => {
	const from = '2027-01-01';
	const back = (rows: Row[]) => directedBack(rows, { from, field: 'parentId', was: 'p' });

	it('comes back as if it had never gone', () => {
		const sent = redirected(OPEN, {
			...{ from, field: 'parentId' as const, was: 'p', is: 'another', newRowId: () => 'new' }
		});
		expect(back(sent)).toEqual(OPEN);
	});

	it('keeps what else is to change that day', () => {
		const renamed = [PREPARED[0]!, { ...PREPARED[1]!, name: 'Cajas' }];
		expect(back(renamed)).toEqual([PREPARED[0], { ...PREPARED[1], name: 'Cajas', parentId: 'p' }]);
	});

	it('is nothing where it never went', () => {
		expect(back(OPEN)).toBeNull();
		expect(directedBack(PREPARED, { from, field: 'parentId', was: 'q' })).toBeNull();
	});
});
