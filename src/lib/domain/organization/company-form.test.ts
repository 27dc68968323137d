import { expect, it } from 'vitest';
import { companyClash, companyFault, companyForm } from './company-form';

const typed = (changes: object = {}) =>
	companyForm.parse({
		name: 'Tarjetas del Norte',
		taxId: 'sat 970701 nn3',
		country: 'MX',
		city: 'Monterrey',
		timeZone: 'America/Monterrey',
		...changes
	});

it('takes a company whose tax number has its country’s form, tidied', () => {
	expect(companyFault(typed())).toBeNull();
	expect(typed().taxId).toBe('SAT970701NN3');
	expect(companyFault(typed({ taxId: '' }))).toBeNull();
	expect(companyFault(typed({ taxId: 'SAT970701NN4' }))).toBeNull();
});
it('refuses what another country writes', () => {
	const salvador = { country: 'SV', timeZone: 'America/El_Salvador' };
	expect(companyFault(typed(salvador))).toBe('tax-id-invalid');
	expect(companyFault(typed({ ...salvador, taxId: '0614-150309-101-3' }))).toBeNull();
	expect(companyFault(typed({ timeZone: 'America/El_Salvador' }))).toBe('time-zone-foreign');
});
it('refuses a company without a name', () => {
	expect(companyFault(typed({ name: '  ' }))).toBe('name-missing');
});

it('refuses the name of another company, however it is written, and its tax number', () => {
	const norte = { id: 'a', ...typed() };
	const istmo = {
		id: 'b',
		...typed({ name: 'Tarjetas del Istmo', country: 'SV', taxId: '0614-150309-101-3' })
	};
	const known = [norte, istmo];
	const clash = (changes: object, before: typeof norte | null = null) =>
		companyClash(typed({ taxId: '', ...changes }), known, before);
	expect(clash({ name: 'TARJETAS  del Nórte' })).toEqual({
		fault: 'company-name-taken',
		name: 'Tarjetas del Norte'
	});
	expect(clash({ name: 'Otra', taxId: 'SAT-970701-NN3' })).toEqual({
		fault: 'tax-id-taken',
		name: 'Tarjetas del Norte'
	});
	expect(clash({ name: 'Otra', country: 'SV', taxId: '06141503091013' })?.fault).toBe(
		'tax-id-taken'
	);
	expect(clash({ name: 'Otra', country: 'SV', taxId: 'SAT970701NN3' })).toBeNull();
	expect(clash({ name: 'Otra' })).toBeNull();
	expect(clash({ name: 'Tarjetas del Norte', taxId: 'SAT970701NN3' }, norte)).toBeNull();
	expect(clash({ name: 'Tarjetas del Istmo' }, norte)?.fault).toBe('company-name-taken');
});
it('leaves companies that were alike before as they are', () => {
	const twins = [
		{ id: 'a', ...typed() },
		{ id: 'b', ...typed() }
	];
	expect(companyClash(typed({ city: 'Saltillo' }), twins, twins[0] ?? null)).toBeNull();
});
