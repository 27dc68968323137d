import { json } from '@sveltejs/kit';
import { answering } from '$lib/server/answers';
import { receivePiece } from '$lib/server/services/backup/receive-backup';
import type { RequestHandler } from './$types';

/** One piece of an archive: `id` names the upload, `at` says where the piece begins, `total` how long all is,
 * `name` what the file is called. */
export const PUT: RequestHandler = async ({ locals, request, url }) => {
	const number = (name: string) => Number(url.searchParams.get(name) ?? NaN);
	const name = await answering(locals, async (ctx) =>
		receivePiece(ctx, {
			id: url.searchParams.get('id') ?? '',
			at: number('at'),
			total: number('total'),
			fileName: url.searchParams.get('name') ?? '',
			bytes: new Uint8Array(await request.arrayBuffer())
		})
	);
	return json({ name });
};
