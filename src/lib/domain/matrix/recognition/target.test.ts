import { describe, expect, it } from 'vitest';
import { parseNumber, parseTarget, parseWeight } from './target';

describe('the target in a cell’s words', () => {
	it.each([
		['85% de satisfacción a nivel individual', 'minimum', 85, null, '%', 'individual'],
		['Máximo 2 quejas por equipo', 'maximum', 2, null, 'quejas', 'team'],
		['No menos de 1,250 pesos', 'minimum', 1250, null, 'MXN', null],
		['Entre 90 y 100 %', 'range', 90, 100, '%', null],
		['de 8 a 12 minutos', 'range', 8, 12, 'min', null],
		['Exactamente 4 reportes', 'exact', 4, null, 'reportes', null],
		['≤ 0.5 %', 'maximum', 0.5, null, '%', null],
		['3 días hábiles o menos', 'maximum', 3, null, 'días hábiles', null]
	])('«%s» is %s %s', (wording, comparison, value, upperValue, unit, scope) => {
		const found = parseTarget(wording, null, null);
		expect(found?.target).toMatchObject({ comparison, value, upperValue, unit, scope, wording });
	});

	it('takes the comparison from the direction where the words give none', () => {
		expect(parseTarget('15 min', 'minutes', 'decreases')?.target.comparison).toBe('maximum');
		expect(parseTarget('15', 'number', 'increases')?.target.comparison).toBe('minimum');
		expect(parseTarget('15', 'number', null)?.exact).toBe(false);
	});

	it('reads yes and no as 1 and 0, and finds no target in words alone', () => {
		expect(parseTarget('Sí', 'yes-no', null)).toMatchObject({ target: { value: 1 }, exact: true });
		expect(parseTarget('No', 'yes-no', null)?.target.value).toBe(0);
		expect(parseTarget('Que el cliente quede contento', 'percentage', 'increases')).toBeNull();
	});

	it('marks a text with several numbers for confirmation', () => {
		expect(parseTarget('95 % en 5 días', 'percentage', 'increases')?.exact).toBe(false);
	});
});

describe('numbers and weights', () => {
	it('reads decimal commas and grouped thousands', () => {
		expect(parseNumber('1,200.50')).toBe(1200.5);
		expect(parseNumber('33,33')).toBe(33.33);
		expect(parseNumber('nada')).toBeNull();
	});

	it('keeps weights in hundredths of a percent and refuses what is none', () => {
		expect(parseWeight('33.33 %')).toBe(3333);
		expect(parseWeight('0')).toBe(0);
		expect(parseWeight('120')).toBeNull();
		expect(parseWeight('alta')).toBeNull();
	});
});
