import { expect, it } from 'vitest';
import type { Unit } from './records';
import { unitCalled } from './unit-called';

const unit = (id: string, validFrom: string, validTo: string | null): Unit => ({
	...{ id, rowId: `${id}-${validFrom}`, validFrom, validTo, companyId: 'c', code: 'VEN' },
	...{ name: id, kind: 'área', parentId: null, objective: '', functions: [], order: 0 },
	...{ group: false, charts: 'each' }
});
const units = [
	unit('second', '2024-01-01', '2025-01-01'),
	unit('first', '2020-01-01', '2022-01-01'),
	{ ...unit('second', '2025-01-01', null), code: 'VTA' },
	unit('third', '2028-01-01', null)
];

it('a code means the unit that has it on the date looked at', () => {
	const on = (date: string) => unitCalled(units, 'VEN', date);
	expect(on('2021-01-01')).toBe('first');
	expect(on('2024-06-01')).toBe('second');
	expect(on('2028-06-01')).toBe('third');
});

it('a code that nobody has that day means who had it last, or is to have it first', () => {
	const on = (date: string) => unitCalled(units, 'VEN', date);
	expect(on('2023-01-01')).toBe('first');
	expect(on('2026-01-01')).toBe('second');
	expect(on('2019-01-01')).toBe('first');
	expect(unitCalled(units, 'NADA', '2026-01-01')).toBeUndefined();
});
