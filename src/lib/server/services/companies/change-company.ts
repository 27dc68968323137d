import { can } from '$lib/domain/access/can';
import {
	companyClash,
	companyFault,
	type CompanyForm
} from '$lib/domain/organization/company-form';
import { nextCompanyOrder } from '$lib/domain/organization/main-company';
import type { Company } from '$lib/domain/organization/records';
import { newId } from '$lib/server/db/ids';
import { raiseStamp } from '$lib/server/db/stamps';
import { putCompany } from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { fieldChanges } from '../audit/field-changes';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { amendCompany, tellOfCompany } from './amend-company';
import { logoOf, logoWords } from './logo';

/**
 * @returns its id
 * @throws DomainError forbidden, name-missing, tax-id-invalid, time-zone-foreign, company-name-taken,
 *   tax-id-taken
 */
export async function createCompany(ctx: Context, form: CompanyForm): Promise<string> {
	refuse(ctx, form);
	const id = newId(ctx.now);
	await withTransaction(async () => {
		await raiseStamp('structure');
		const { companies } = (await currentStructure()).records;
		refuseClash(form, companies, null);
		const order = nextCompanyOrder(companies);
		const company: Company = { id, order, ...form, logo: null, holidays: [] };
		await putCompany(company);
		await tellOfCompany(ctx, company, 'company-created', fieldChanges(null, form));
	});
	return id;
}

/** @throws DomainError as createCompany, and not-found */
export async function changeCompany(ctx: Context, id: string, form: CompanyForm): Promise<void> {
	refuse(ctx, form);
	await amendCompany(ctx, id, (company, companies) => {
		refuseClash(form, companies, company);
		const next = { ...company, ...form };
		return { next, changes: fieldChanges(company, next, { without: ['logo', 'holidays'] }) };
	});
}

/**
 * @param bytes null takes the logo away
 * @throws DomainError forbidden, not-found, logo-missing, logo-too-large, logo-type, logo-size
 */
export async function changeLogo(
	ctx: Context,
	id: string,
	bytes: Uint8Array | null
): Promise<void> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	const logo = bytes && logoOf(bytes);
	await amendCompany(ctx, id, (company) => {
		const next = { ...company, logo };
		const words = { before: logoWords(company), after: logoWords(next) };
		return { next, changes: company.logo === logo ? [] : [{ path: 'logo', ...words }] };
	});
}

function refuse(ctx: Context, form: CompanyForm): void {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	const fault = companyFault(form);
	if (fault) throw new DomainError(fault);
}

function refuseClash(
	form: CompanyForm,
	companies: readonly Company[],
	before: Company | null
): void {
	const clash = companyClash(form, companies, before);
	if (clash) throw new DomainError(clash.fault, { name: clash.name });
}
