import { can } from '$lib/domain/access/can';
import type { Company } from '$lib/domain/organization/records';
import { raiseStamp } from '$lib/server/db/stamps';
import { putCompany } from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { forbidden, notFound } from '$lib/server/errors';
import { appendEvent, type EventChange } from '../audit/append-event';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';

/**
 * Changes a company with its audit event, in one transaction; where nothing differs, neither.
 * @param work gives the company as it is to be (it is given all of them, too), and how the event tells it
 * @returns the company as it was
 * @throws DomainError forbidden, not-found, and whatever `work` throws
 */
export async function amendCompany(
	ctx: Context,
	id: string,
	work: (
		company: Company,
		all: readonly Company[]
	) => { next: Company; changes: readonly EventChange[] }
): Promise<Company> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	return withTransaction(async () => {
		await raiseStamp('structure');
		const { companies, records } = await currentStructure();
		const company = companies.get(id);
		if (!company) throw notFound();
		const { next, changes } = work(company, records.companies);
		if (changes.length === 0) return company;
		await putCompany(next);
		await tellOfCompany(ctx, next, 'company-changed', changes);
		return company;
	});
}

/** A company's event, in the administrator's part of the trail. */
export async function tellOfCompany(
	ctx: Context,
	{ id, name }: Company,
	action: 'company-created' | 'company-changed',
	changes: readonly EventChange[]
): Promise<void> {
	await appendEvent(ctx, { kind: 'company', id, name, action, part: 'settings', changes });
}
