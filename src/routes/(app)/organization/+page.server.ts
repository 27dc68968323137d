import { can, canReadChecks } from '$lib/domain/access/can';
import { readOrganizationAddress } from '$lib/domain/organization/organization-address';
import { answering } from '$lib/server/answers';
import { findInStructure } from '$lib/server/services/organization/find-in-structure';
import { readOrganization } from '$lib/server/services/organization/read-organization';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { actor } = locals;
	const address = readOrganizationAddress(url.searchParams);
	return {
		address,
		may: {
			check: actor !== null && canReadChecks(actor),
			edit: actor !== null && can(actor, 'structure.edit'),
			export: actor !== null && can(actor, 'structure.read-whole')
		},
		view: await answering(locals, (ctx) => readOrganization(ctx, address)),
		hits: address.query ? await answering(locals, (ctx) => findInStructure(ctx, address)) : null
	};
};
