import { json } from '@sveltejs/kit';
import type { SearchResults } from '$lib/domain/search/views';
import { answering } from '$lib/server/answers';
import { searchEverything } from '$lib/server/services/search/search-everything';
import type { RequestHandler } from './$types';

/** The results of the search dialog, as JSON. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const query = (url.searchParams.get('query') ?? '').trim().slice(0, 100);
	const found: SearchResults = await answering(locals, (ctx) => searchEverything(ctx, query));
	return json(found, { headers: { 'cache-control': 'private, no-store' } });
};
