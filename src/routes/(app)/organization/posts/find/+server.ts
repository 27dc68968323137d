import { json } from '@sveltejs/kit';
import { answering } from '$lib/server/answers';
import { dateAsked } from '$lib/server/edit-answer';
import { findPosts } from '$lib/server/services/organization/post-choice';
import type { RequestHandler } from './$types';

/** Posts of a date, for the picker, as JSON. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const query = (url.searchParams.get('query') ?? '').trim().slice(0, 100);
	const found = await answering(locals, (ctx) => findPosts(ctx, { query, on: dateAsked(url) }));
	return json(found, { headers: { 'cache-control': 'private, no-store' } });
};
