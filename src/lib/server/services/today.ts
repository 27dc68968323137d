import { civilDateIn } from '$lib/domain/calendar/civil-date';
import type { CivilDate } from '$lib/domain/matrix/version';
import { mainCompany } from '$lib/domain/organization/main-company';
import type { Actor } from '$lib/domain/access/actor';
import type { Company } from '$lib/domain/organization/records';
import { currentStructure, type Structure } from './organization/structure';

/** Where no company has been entered yet. */
const FALLBACK_ZONE = 'America/Mexico_City';

/** The company of a position or person; the main one where they have none. */
export function companyOf(structure: Structure, companyId?: string | null): Company | null {
	return (
		(companyId ? structure.companies.get(companyId) : undefined) ??
		mainCompany(structure.records.companies)
	);
}

export function zoneOf(structure: Structure, companyId?: string | null): string {
	return companyOf(structure, companyId)?.timeZone ?? FALLBACK_ZONE;
}

/** The time zone of the company that a person works for. */
export async function zoneOfPerson({ employeeId }: Pick<Actor, 'employeeId'>): Promise<string> {
	const structure = await currentStructure();
	const employee = employeeId ? structure.employees.get(employeeId) : undefined;
	return zoneOf(structure, employee?.companyId);
}

/** The civil date of a moment where the company is. */
export function todayAt(structure: Structure, now: Date, companyId?: string | null): CivilDate {
	return civilDateIn(now, zoneOf(structure, companyId));
}
