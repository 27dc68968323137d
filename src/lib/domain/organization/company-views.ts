import type { AuditRow } from '../audit/views';
import type { Holiday } from '../calendar/holidays';
import type { CivilDate } from '../matrix/version';
import type { CountryProfile } from './records';
import type { TaxIdCheck } from './tax-id';

/** A logo as pages show it; the address changes with the image. */
export interface LogoView {
	href: string;
	width: number;
	height: number;
}

export interface CompanyRow {
	id: string;
	name: string;
	/** The one of whoever belongs to none. */
	main: boolean;
	/** There is no other that could be the main one. */
	only: boolean;
	taxId: string;
	country: CountryProfile;
	city: string;
	employees: number;
	positions: number;
	logo: LogoView | null;
}

export interface CompanyView extends CompanyRow {
	timeZone: string;
	/** Null without a tax number. */
	taxCheck: TaxIdCheck | null;
	/** Its own days off, in order. */
	own: { date: CivilDate; name: string }[];
	/** What its country brings, this year and the next. */
	official: { source: string; years: { year: number; holidays: Holiday[] }[] };
	history: AuditRow[];
}
