import { describe, expect, it } from 'vitest';
import type { Kpi, KpiTarget } from '$lib/domain/matrix/content';
import { formatter } from './format';
import { targetWords } from './target-words';

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
const kpi = (change: Partial<Kpi>, aim: Partial<KpiTarget> | null = {}): Kpi => ({
	id: 'k1',
	statement: '',
	source: '',
	target: aim ? { ...target, ...aim } : null,
	valueType: 'percentage',
	currency: null,
	direction: 'increases',
	weight: 0,
	formula: '',
	period: null,
	...change
});
const es = formatter('es', 'America/Monterrey', new Date('2026-03-17T12:00:00Z'));
const en = formatter('en', 'America/Monterrey', new Date('2026-03-17T12:00:00Z'));

describe('the words of a target', () => {
	it.each([
		['a percentage by locale', kpi({}), '85\u00a0%', '85%'],
		[
			'both ends of a range',
			kpi({}, { comparison: 'range', value: 90, upperValue: 100 }),
			'90 a 100\u00a0%',
			'90 to 100%'
		],
		[
			'a maximum in minutes',
			kpi({ valueType: 'minutes' }, { comparison: 'maximum', value: 8 }),
			'máx. 8 min',
			'max. 8 min'
		],
		[
			'money with its currency',
			kpi({ valueType: 'currency', currency: 'MXN' }, { value: 1200000 }),
			'1,200,000\u00a0MXN',
			'1,200,000\u00a0MXN'
		],
		['yes or no', kpi({ valueType: 'yes-no' }, { value: 1 }), 'Sí', 'Yes'],
		['nothing without a target', kpi({}, null), '', '']
	])('write %s', (_what, given, spanish, english) => {
		expect(targetWords(given, es)).toBe(spanish);
		expect(targetWords(given, en)).toBe(english);
	});
});
