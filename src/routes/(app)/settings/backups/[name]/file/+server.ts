import { Readable } from 'node:stream';
import { answering } from '$lib/server/answers';
import { attachmentHeaders } from '$lib/server/http/attachment';
import { downloadBackup } from '$lib/server/services/backup/list-backups';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { stream, bytes } = await answering(locals, (ctx) => downloadBackup(ctx, params.name));
	return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
		headers: attachmentHeaders(params.name, 'application/octet-stream', bytes)
	});
};
