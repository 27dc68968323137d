import { expect, it } from 'vitest';
import { companyFault, companyForm } from './company-form';

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
