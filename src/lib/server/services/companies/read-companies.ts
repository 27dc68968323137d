import { can } from '$lib/domain/access/can';
import { yearOf } from '$lib/domain/calendar/civil-date';
import { holidaysOf } from '$lib/domain/calendar/holidays';
import type { CompanyRow, CompanyView } from '$lib/domain/organization/company-views';
import { isRetiredOn } from '$lib/domain/organization/chart';
import { mainCompany } from '$lib/domain/organization/main-company';
import type { Company } from '$lib/domain/organization/records';
import { checkTaxId } from '$lib/domain/organization/tax-id';
import { forbidden, notFound } from '$lib/server/errors';
import { recordHistory } from '../audit/record-history';
import type { Context } from '../context';
import { holidayProfile } from '../calendar/holiday-profile';
import { currentStructure, type Structure } from '../organization/structure';
import { todayAt } from '../today';
import { logoView } from './logo';

/** Every company of the installation. @throws DomainError forbidden */
export async function listCompanies(ctx: Context): Promise<CompanyRow[]> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	const structure = await currentStructure();
	return structure.records.companies.map((company) => rowOf(ctx, structure, company));
}

/** One company with what its country brings. @throws DomainError forbidden, not-found */
export async function readCompany(ctx: Context, id: string): Promise<CompanyView> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	const structure = await currentStructure();
	const company = structure.companies.get(id);
	if (!company) throw notFound();
	const { country, taxId, timeZone, holidays, city } = company;
	const profile = await holidayProfile(country);
	const year = yearOf(todayAt(structure, ctx.now, id));
	return {
		...rowOf(ctx, structure, company),
		timeZone,
		taxCheck: taxId === '' ? null : checkTaxId(country, taxId),
		own: holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
		official: {
			source: profile.source,
			years: [year, year + 1].map((each) => ({
				year: each,
				holidays: holidaysOf(profile, each, city || undefined)
			}))
		},
		history: await recordHistory(ctx, 'company', id)
	};
}

function rowOf(ctx: Context, structure: Structure, company: Company): CompanyRow {
	const { records } = structure;
	const { id, name, taxId, country, city } = company;
	const today = todayAt(structure, ctx.now, id);
	// Who leaves, and what retires, on a day to come is there until then.
	const staff = records.employees.filter(({ leftOn }) => leftOn === null || leftOn > today);
	const inUse = records.positions.filter((position) => !isRetiredOn(position, today));
	return {
		id,
		name,
		main: mainCompany(records.companies)?.id === id,
		only: records.companies.length === 1,
		taxId,
		country,
		city,
		employees: staff.filter(({ companyId }) => companyId === id).length,
		positions: inUse.filter(({ companyId }) => companyId === id).length,
		logo: logoView(company)
	};
}
