import { describe, expect, it } from 'vitest';
import { checkTaxId, tidyTaxId } from './tax-id';

describe('a tax number in Mexico', () => {
	// The tax authority's own number, and its generic ones for sales to the public and abroad.
	it.each(['SAT970701NN3', 'XAXX010101000', 'XEXX010101000'])('%s has its form', (taxId) => {
		expect(checkTaxId('MX', taxId)).not.toBe('invalid');
	});
	it('whose last sign follows from the others is good', () => {
		expect(checkTaxId('MX', 'SAT970701NN3')).toBe('good');
	});
	it('whose last sign is another is told, not refused', () => {
		expect(checkTaxId('MX', 'SAT970701NN4')).toBe('check-digit');
	});
	it.each([
		['a month that does not exist', 'SAT971301NN3'],
		['a day that does not exist', 'SAT970231NN3'],
		['two letters', 'SA970701NN3'],
		['a sign too many', 'SAT970701NN33'],
		['nothing', '']
	])('is refused with %s', (_what, taxId) => {
		expect(checkTaxId('MX', taxId)).toBe('invalid');
	});
	it('may hold ñ and &, and a leap day of any century', () => {
		expect(checkTaxId('MX', 'Ñ&A000229AB1')).not.toBe('invalid');
	});
	it('is kept in capitals, without spaces and hyphens', () => {
		expect(tidyTaxId('MX', ' sat-970701 nn3 ')).toBe('SAT970701NN3');
	});
});

describe('a tax number in El Salvador', () => {
	it.each(['0614-150309-101-3', '06141503091013'])('%s is a NIT', (taxId) => {
		expect(checkTaxId('SV', taxId)).toBe('good');
	});
	it('of a person is the DUI', () => {
		expect(checkTaxId('SV', '00016297-5')).toBe('good');
		expect(checkTaxId('SV', '00016297-4')).toBe('check-digit');
	});
	it.each(['0614-310209-101-3', '0614-1503-101-3', 'SAT970701NN3'])('%s is none', (taxId) => {
		expect(checkTaxId('SV', taxId)).toBe('invalid');
	});
});
