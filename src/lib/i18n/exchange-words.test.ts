import { expect, it } from 'vitest';
import type { ReportLine } from '$lib/domain/organization/exchange/report';
import { linePlace, rowFaultText } from './exchange-words';
import { formatter } from './format';

const format = formatter('es', 'America/Monterrey', new Date('2026-03-17T18:00:00Z'));
const unit: ReportLine = {
	line: 3,
	kind: 'unit',
	name: 'Ventas',
	from: '2026-01-01',
	state: 'new',
	changes: [],
	fault: null,
	note: null
};

it('says where a row stands, and in a whole structure of what kind it is and since when', () => {
	expect(linePlace(unit, false, format)).toBe('Renglón 3');
	expect(linePlace(unit, true, format)).toBe('Renglón 3 · Unidad · desde el 1 ene 2026');
	expect(linePlace({ ...unit, line: 0, from: null }, true, format)).toBe('Unidad');
});

it('says how many places a post may have', () => {
	const fault = { code: 'count-invalid', data: { text: '999999', most: 10_000 } } as const;
	expect(rowFaultText(fault, format)).toContain('de 1 a 10,000');
});
