import type { CountryProfile } from './records';

/** What a country profile brings beside its holidays: the time zones in which its companies are. */
export const TIME_ZONES: Record<CountryProfile, readonly string[]> = {
	MX: [
		'America/Mexico_City',
		'America/Monterrey',
		'America/Merida',
		'America/Cancun',
		'America/Chihuahua',
		'America/Ciudad_Juarez',
		'America/Ojinaga',
		'America/Matamoros',
		'America/Mazatlan',
		'America/Bahia_Banderas',
		'America/Hermosillo',
		'America/Tijuana'
	],
	SV: ['America/El_Salvador']
};

export const COUNTRIES = Object.keys(TIME_ZONES) as CountryProfile[];
