/**
 * Structure records carry [validFrom, validTo): civil dates, validTo null while open. One record id
 * (`id`) names the thing through all its periods; each period is a row of its own (`rowId`).
 */
import type { CivilDate } from '../matrix/version';

export interface Effective {
	rowId: string;
	validFrom: CivilDate;
	validTo: CivilDate | null;
}

export type CountryProfile = 'MX' | 'SV';

export interface Company {
	id: string;
	/** By when it was entered, the first lowest; it never changes. */
	order: number;
	name: string;
	/** RFC in Mexico, NIT in El Salvador. */
	taxId: string;
	country: CountryProfile;
	city: string;
	/** IANA name; civil dates are dates there. */
	timeZone: string;
	/** PNG or JPEG of at most 500 kB as a data URI; null without one. */
	logo: string | null;
	/** The company's own holidays beside the country's. */
	holidays: { date: CivilDate; name: string }[];
}

export interface Unit extends Effective {
	id: string;
	companyId: string;
	code: string;
	name: string;
	kind: string;
	parentId: string | null;
	objective: string;
	functions: string[];
	order: number;
	/**
	 * A group (Agencias) has no head: its objective and functions are those of the units right under
	 * it, each of which has its own posts.
	 */
	group: boolean;
	/** Whether it and what is below it are drawn as one chart, or each unit below as one of its own. */
	charts: UnitCharts;
}

/** Functions of one unit, however they come in. */
export const MOST_FUNCTIONS = 70;

export const UNIT_CHARTS = ['each', 'one'] as const;
export type UnitCharts = (typeof UNIT_CHARTS)[number];

/** A position in a unit. The org chart and who reports to whom come from posts alone. */
export interface Post extends Effective {
	id: string;
	positionId: string;
	unitId: string;
	/** The post it reports to; null for the head of the company. */
	reportsTo: string | null;
	workplace: string;
	headcount: number;
	/** Staff beside its boss (asistente, secretaria, asesor), not in the line. */
	staff: boolean;
	/** The line to its boss is taken for granted: no document states it. */
	assumed: boolean;
}

/** An employee in a post; several people may hold one post up to its headcount. */
export interface Incumbency extends Effective {
	id: string;
	employeeId: string;
	postId: string;
	/** An acting holder (encargado). */
	acting: boolean;
}

export interface Position {
	id: string;
	code: string;
	formerCodes: string[];
	title: string;
	/** A title that takes effect with a scheduled version. */
	nextTitle: { title: string; from: CivilDate } | null;
	companyId: string;
	family: string;
	grade: string;
	contractType: string;
	occupationCode: string;
	retiredAt: CivilDate | null;
}

export interface Employee {
	id: string;
	/** Unique in the installation; signs in with it who has no e-mail. */
	number: string;
	givenNames: string;
	familyNames: string;
	/** The unit's city or other place, where not that of the post. */
	hiredOn: CivilDate;
	leftOn: CivilDate | null;
	companyId: string;
}
