import { describe, expect, it } from 'vitest';
import { isOccupationCode, particularsForm } from './particulars';

describe("a position's particulars", () => {
	it('are lines that may be left out', () => {
		expect(particularsForm.parse({ family: '  Servicio ' })).toEqual({
			...{ family: 'Servicio', grade: '', contractType: '', occupationCode: '' }
		});
	});
	it('name an occupation by four digits, as SINCO and CIUO-08 number them', () => {
		expect(['', '4211', '1121'].every(isOccupationCode)).toBe(true);
		expect(['421', '42110', 'SINCO 4211', '4a11'].some(isOccupationCode)).toBe(false);
	});
});
