import { isCivilDate } from '../calendar/civil-date';
import type { CountryProfile } from './records';

/**
 * `check-digit`: of the right form, but its last sign does not follow from the others. That is told,
 * not refused: a register may hold numbers that break its own rule.
 */
export type TaxIdCheck = 'good' | 'check-digit' | 'invalid';

/** RFC of a company (12 signs) or a person (13): letters, date of foundation or birth, homoclave. */
const RFC = /^([A-ZÑ&]{3,4})(\d{2})(\d{2})(\d{2})([A-Z0-9]{2})([0-9A])$/;
/** NIT: municipality, date as day, month and year, a number, a check digit. */
const NIT = /^(\d{4})-?(\d{2})(\d{2})(\d{2})-?(\d{3})-?(\d)$/;
/** DUI, which serves as tax number of persons. */
const DUI = /^(\d{8})-?(\d)$/;

/** A tax number as it is kept: capitals, no spaces; in Mexico no hyphens either. */
export function tidyTaxId(country: CountryProfile, text: string): string {
	const plain = text.toUpperCase().replace(/\s+/g, '');
	return country === 'MX' ? plain.replaceAll('-', '') : plain;
}

/** Whether a tidy tax number has the form that its country gives it. */
export function checkTaxId(country: CountryProfile, taxId: string): TaxIdCheck {
	if (country === 'MX') return checkRfc(taxId);
	const dui = DUI.exec(taxId);
	if (dui) return duiDigit(dui[1] ?? '') === dui[2] ? 'good' : 'check-digit';
	const nit = NIT.exec(taxId);
	return nit && isDay(nit[4], nit[3], nit[2]) ? 'good' : 'invalid';
}

function checkRfc(taxId: string): TaxIdCheck {
	const parts = RFC.exec(taxId);
	if (!parts || !isDay(parts[2], parts[3], parts[4])) return 'invalid';
	return rfcDigit(taxId.slice(0, -1)) === taxId.at(-1) ? 'good' : 'check-digit';
}

/** The century is not written: 2000 has every day that any year has. */
function isDay(year = '', month = '', day = ''): boolean {
	return isCivilDate(`20${year}-${month}-${day}`) || isCivilDate(`19${year}-${month}-${day}`);
}

/** The signs in the order of the SAT's table (annex of the RFC's structure); their place is their value. */
const RFC_SIGNS = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';

/** The check digit over the other 11 or 12 signs, weighted 13 to 2, modulo 11. */
function rfcDigit(signs: string): string {
	const sum = [...signs.padStart(12)].reduce(
		(total, sign, at) => total + RFC_SIGNS.indexOf(sign) * (13 - at),
		0
	);
	const rest = (11 - (sum % 11)) % 11;
	return rest === 10 ? 'A' : String(rest);
}

/** The check digit of a DUI over its eight digits, weighted 9 to 2, modulo 10. */
function duiDigit(digits: string): string {
	const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0);
	return String((10 - (sum % 10)) % 10);
}
