import { expect, it } from 'vitest';
import type { Kpi } from '$lib/domain/matrix/content';
import { changeType, targetValue } from './target-edit';

const kpi: Kpi = {
	id: 'k1',
	statement: '',
	source: '',
	target: null,
	valueType: 'minutes',
	currency: null,
	direction: 'decreases',
	weight: 0,
	formula: '',
	period: null
};

it('makes a target that fits the direction and type when a first number is given', () => {
	expect(targetValue(kpi, 8)).toMatchObject({ comparison: 'maximum', value: 8, unit: 'min' });
});
it('keeps the rest of a target whose number changes', () => {
	const target = { ...targetValue(kpi, 8)!, wording: 'a lo más 8' };
	expect(targetValue({ ...kpi, target }, 9)).toMatchObject({ value: 9, wording: 'a lo más 8' });
});
it('gives an emptied target its unit and wording back with the next number', () => {
	const former = { ...targetValue(kpi, 8)!, wording: 'a lo más 8', scope: 'team' as const };
	expect(targetValue(kpi, 9, former)).toEqual({ ...former, value: 9 });
});
it('lets the unit follow the type of value, and keeps a unit of its own', () => {
	const timed = { ...kpi, target: targetValue(kpi, 8) };
	changeType(timed, 'percentage');
	expect(timed.target).toMatchObject({ value: 8, unit: '%' });
	const own = { ...kpi, target: { ...targetValue(kpi, 8)!, unit: 'min por llamada' } };
	changeType(own, 'number');
	expect(own.target.unit).toBe('min por llamada');
});
it('drops a number that is neither yes nor no, and a currency that no longer counts', () => {
	const paid = { ...kpi, currency: 'MXN', target: targetValue(kpi, 8) };
	changeType(paid, 'yes-no');
	expect(paid).toMatchObject({ target: null, currency: null, valueType: 'yes-no' });
	expect(targetValue(paid, 1)).toMatchObject({ comparison: 'exact', value: 1, unit: '' });
});
it('takes the target away with its number', () => {
	expect(targetValue({ ...kpi, target: targetValue(kpi, 8) }, null)).toBeNull();
});
