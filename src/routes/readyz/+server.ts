import { json } from '@sveltejs/kit';
import { isReady } from '$lib/server/services/store/is-ready';
import type { RequestHandler } from './$types';

/** Whether requests may be sent here; strangers ask too, so it says no more than that. */
export const GET: RequestHandler = async () => {
	const ready = await isReady();
	return json({ ready }, { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
