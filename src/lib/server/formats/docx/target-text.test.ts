import { describe, expect, it } from 'vitest';
import type { Kpi, KpiTarget } from '$lib/domain/matrix/content';
import { targetText, valueText, valueTypeText } from './target-text';
import { dateText, shareText } from './words';

const target: KpiTarget = {
	comparison: 'minimum',
	value: 85,
	upperValue: null,
	unit: '',
	scope: null,
	wording: '',
	lowerLimit: null,
	upperLimit: null
};

const kpi = (changes: Partial<Kpi>): Kpi => ({
	id: 'kpi-1',
	statement: '',
	source: '',
	target,
	valueType: 'percentage',
	currency: null,
	direction: 'increases',
	weight: 0,
	formula: '',
	period: null,
	...changes
});

const say = (changes: Partial<KpiTarget>, of: Partial<Kpi> = {}, locale: 'es' | 'en' = 'es') => {
	const whole = { ...target, ...changes };
	return targetText(whole, kpi({ ...of, target: whole }), locale).replaceAll('\u00a0', ' ');
};

describe('a hard target in words', () => {
	it('names comparison, scope and limits', () => {
		expect(say({})).toBe('Mínimo 85 %');
		expect(say({ comparison: 'maximum', scope: 'team' })).toBe('Máximo 85 %, de equipo');
		expect(say({ lowerLimit: 70, upperLimit: 99.5 })).toBe(
			'Mínimo 85 %. Límites: de 70 % a 99.5 %'
		);
		expect(say({ lowerLimit: 70 }, {}, 'en')).toBe('At least 85%. Lower limit: 70%');
		expect(say({ upperLimit: 90 })).toBe('Mínimo 85 %. Límite superior: 90 %');
	});

	it('shows both ends of a range with their unit', () => {
		const range = { comparison: 'range', value: 3, upperValue: 8 } as const;
		expect(say(range, { valueType: 'minutes' })).toBe('De 3 min a 8 min');
		expect(say({ ...range, unit: 'días' }, { valueType: 'number' })).toBe('De 3 días a 8 días');
	});

	it('says yes or no where nothing is counted', () => {
		expect(say({ comparison: 'exact', value: 1 }, { valueType: 'yes-no' })).toBe('Sí');
		expect(valueText(0, kpi({ valueType: 'yes-no' }), 'en')).toBe('No');
	});

	it('writes an amount with the code of its currency', () => {
		const amount = { valueType: 'currency', currency: 'MXN' } as const;
		expect(say({ value: 1200.5 }, amount)).toBe('Mínimo 1,200.5 MXN');
		expect(valueTypeText(kpi(amount), 'es')).toBe('Importe (MXN)');
		expect(valueTypeText(kpi({ valueType: null }), 'es')).toBe('');
	});
});

describe('numbers and dates of the form', () => {
	it('keep hundredths of a percent exact', () => {
		expect(shareText(3_333, 'es')).toBe('33.33\u00a0%');
		expect(shareText(10_000, 'en')).toBe('100%');
	});

	it('show a civil date as people write it, and leave what is none', () => {
		expect(dateText('2026-03-02', 'es')).toBe('2 mar 2026');
		expect(dateText('2026-03-02', 'en')).toBe('Mar 2, 2026');
		expect(dateText('marzo', 'es')).toBe('marzo');
	});
});
