import { can } from '$lib/domain/access/can';
import { mainCompany, orderOfMain } from '$lib/domain/organization/main-company';
import { raiseStamp } from '$lib/server/db/stamps';
import { putCompany } from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { forbidden, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { tellOfCompany } from './amend-company';

/**
 * Makes a company the main one. Both it and the one before tell so in their history; where it is the
 * main one already, nothing happens.
 * @throws DomainError forbidden, not-found
 */
export async function chooseMainCompany(ctx: Context, id: string): Promise<void> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	await withTransaction(async () => {
		await raiseStamp('structure');
		const { companies, records } = await currentStructure();
		const chosen = companies.get(id);
		const before = mainCompany(records.companies);
		if (!chosen || !before) throw notFound();
		if (chosen.id === before.id) return;
		await putCompany({ ...chosen, order: orderOfMain(records.companies) });
		const change = { path: 'mainCompany', before: before.name, after: chosen.name };
		for (const company of [chosen, before])
			await tellOfCompany(ctx, company, 'company-changed', [change]);
	});
}
