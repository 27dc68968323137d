import { readChecksAddress } from '$lib/domain/organization/checks/checks-address';
import { answering } from '$lib/server/answers';
import { attachment } from '$lib/server/http/attachment';
import { findingsList } from '$lib/server/services/organization/findings-list';
import type { RequestHandler } from './$types';

/** The findings of an address, all of them, as a list for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const address = readChecksAddress(url.searchParams);
	const { fileName, text } = await answering(locals, (ctx) =>
		findingsList(ctx, address, locals.locale)
	);
	return attachment(new TextEncoder().encode(text), fileName, 'text/csv; charset=utf-8');
};
