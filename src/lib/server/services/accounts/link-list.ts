import { canManageAccounts } from '$lib/domain/access/can';
import { m } from '$lib/i18n/paraglide/messages';
import { forbidden } from '$lib/server/errors';
import { writeCsv } from '$lib/server/formats/csv/write-csv';
import type { Context } from '../context';

/** One-time links as a table for a spreadsheet. @throws DomainError `forbidden` */
export async function linkList(
	ctx: Context,
	links: readonly { name: string; number: string; url: string }[]
): Promise<string> {
	if (!canManageAccounts(ctx.actor)) throw forbidden();
	return writeCsv([
		[m.accounts_import_number(), m.accounts_name(), m.accounts_link_field()],
		...links.map(({ name, number, url }) => [number, name, url])
	]);
}
