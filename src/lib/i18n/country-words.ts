import type { CountryProfile } from '$lib/domain/organization/records';
import { m } from './paraglide/messages';

const COUNTRIES: Record<CountryProfile, () => string> = {
	MX: () => m.settings_country_mx(),
	SV: () => m.settings_country_sv()
};
const TAX_IDS: Record<CountryProfile, () => string> = {
	MX: () => m.settings_tax_id_mx(),
	SV: () => m.settings_tax_id_sv()
};

export const isCountry = (code: string): code is CountryProfile => Object.hasOwn(COUNTRIES, code);
export const countryWord = (country: CountryProfile): string => COUNTRIES[country]();

/** What the tax number is called there, and how it is written. */
export const taxIdHelp = (country: CountryProfile): string => TAX_IDS[country]();
