import { expect, it } from 'vitest';
import type { Kpi } from '$lib/domain/matrix/content';
import { targetValue } from './target-edit';

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
it('takes the target away with its number', () => {
	expect(targetValue({ ...kpi, target: targetValue(kpi, 8) }, null)).toBeNull();
});
