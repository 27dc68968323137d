import { json } from '@sveltejs/kit';
import { answering } from '$lib/server/answers';
import { suggestEmployees } from '$lib/server/services/accounts/free-employees';
import type { RequestHandler } from './$types';

/** Employees without an account for the picker, or why there is none, as JSON. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const query = (url.searchParams.get('query') ?? '').trim().slice(0, 100);
	const found = await answering(locals, (ctx) => suggestEmployees(ctx, query));
	return json(found, { headers: { 'cache-control': 'private, no-store' } });
};
