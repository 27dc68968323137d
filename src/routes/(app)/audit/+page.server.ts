import { readAuditAddress } from '$lib/domain/audit/audit-address';
import { answering } from '$lib/server/answers';
import { listEvents } from '$lib/server/services/audit/list-events';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const address = readAuditAddress(url.searchParams);
	const asked = Object.fromEntries(Object.entries(address).filter(([, value]) => value !== ''));
	return { address, list: await answering(locals, (ctx) => listEvents(ctx, asked)) };
};
