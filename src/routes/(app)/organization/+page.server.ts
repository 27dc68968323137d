import { canReadChecks } from '$lib/domain/access/can';
import { readOrganizationAddress } from '$lib/domain/organization/organization-address';
import { answering } from '$lib/server/answers';
import { findInStructure } from '$lib/server/services/organization/find-in-structure';
import { readOrganization } from '$lib/server/services/organization/read-organization';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const address = readOrganizationAddress(url.searchParams);
	return {
		address,
		mayCheck: locals.actor !== null && canReadChecks(locals.actor),
		view: await answering(locals, (ctx) => readOrganization(ctx, address)),
		hits: address.query ? await answering(locals, (ctx) => findInStructure(ctx, address)) : null
	};
};
