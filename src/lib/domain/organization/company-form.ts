import { z } from 'zod';
import { sameFolded } from '../text/fold';
import { COUNTRIES, TIME_ZONES } from './countries';
import type { Company } from './records';
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

/** Another company that has the same name, or in the same country the same tax number. */
export interface CompanyClash {
	fault: 'company-name-taken' | 'tax-id-taken';
	/** The name of the other one. */
	name: string;
}

type Known = Pick<Company, 'id' | 'name' | 'taxId' | 'country'>;

// The hyphens of a NIT may be left out.
const plainTaxId = ({ country, taxId }: Pick<Known, 'country' | 'taxId'>) =>
	taxId && `${country} ${taxId.replaceAll('-', '')}`;

/**
 * What a company has in common with another one that no two may have; null without.
 * @param before the company as it is; null for a new one. What stays as it is, is not refused.
 */
export function companyClash(
	form: Pick<CompanyForm, 'name' | 'taxId' | 'country'>,
	companies: readonly Known[],
	before: Known | null
): CompanyClash | null {
	const others = companies.filter(({ id }) => id !== before?.id);
	const named =
		before && sameFolded(before.name, form.name)
			? undefined
			: others.find(({ name }) => sameFolded(name, form.name));
	if (named) return { fault: 'company-name-taken', name: named.name };
	const taxId = plainTaxId(form);
	if (taxId === '' || (before && plainTaxId(before) === taxId)) return null;
	const owner = others.find((other) => plainTaxId(other) === taxId);
	return owner ? { fault: 'tax-id-taken', name: owner.name } : null;
}
