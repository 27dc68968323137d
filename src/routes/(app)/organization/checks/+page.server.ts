import { readChecksAddress } from '$lib/domain/organization/checks/checks-address';
import { answering } from '$lib/server/answers';
import { checkStructure } from '$lib/server/services/organization/check-structure';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const address = readChecksAddress(url.searchParams);
	return { address, view: await answering(locals, (ctx) => checkStructure(ctx, address)) };
};
