import { json } from '@sveltejs/kit';
import { answering } from '$lib/server/answers';
import { findEmployees } from '$lib/server/services/organization/edit-choices';
import type { RequestHandler } from './$types';

/** Employees of today, for the picker, as JSON. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const query = (url.searchParams.get('query') ?? '').trim().slice(0, 100);
	const found = await answering(locals, (ctx) => findEmployees(ctx, query));
	return json(found, { headers: { 'cache-control': 'private, no-store' } });
};
