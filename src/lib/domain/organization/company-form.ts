import { z } from 'zod';
import { COUNTRIES, TIME_ZONES } from './countries';
import { checkTaxId, tidyTaxId } from './tax-id';

const line = z.string().trim().max(300);

/** What is typed of a company; the tax number may be left out, and is tidied. */
export const companyForm = z
	.object({
		name: line,
		taxId: line.default(''),
		country: z.enum(COUNTRIES as ['MX', 'SV']),
		city: line.default(''),
		timeZone: line
	})
	.transform((form) => ({ ...form, taxId: tidyTaxId(form.country, form.taxId) }));

export type CompanyForm = z.infer<typeof companyForm>;
export type CompanyFault = 'name-missing' | 'tax-id-invalid' | 'time-zone-foreign';

/** The first thing that a company cannot be kept with, or null. */
export function companyFault(form: CompanyForm): CompanyFault | null {
	if (form.name === '') return 'name-missing';
	if (form.taxId !== '' && checkTaxId(form.country, form.taxId) === 'invalid')
		return 'tax-id-invalid';
	return TIME_ZONES[form.country].includes(form.timeZone) ? null : 'time-zone-foreign';
}
