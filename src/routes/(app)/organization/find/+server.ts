import { json } from '@sveltejs/kit';
import { readOrganizationAddress } from '$lib/domain/organization/organization-address';
import type { StructureHit } from '$lib/domain/organization/organization-views';
import { answering } from '$lib/server/answers';
import { findInStructure } from '$lib/server/services/organization/find-in-structure';
import type { RequestHandler } from './$types';

/** What the search field of the chart offers while one types, as JSON. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = readOrganizationAddress(url.searchParams);
	const found: StructureHit[] = await answering(locals, (ctx) => findInStructure(ctx, asked));
	return json(found, { headers: { 'cache-control': 'private, no-store' } });
};
