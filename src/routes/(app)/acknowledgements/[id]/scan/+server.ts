import { Readable } from 'node:stream';
import { answering } from '$lib/server/answers';
import { attachmentHeaders } from '$lib/server/http/attachment';
import { openScan } from '$lib/server/services/acknowledgement/paper-scan';
import type { RequestHandler } from './$types';

/** Never shown in the page's own origin: what somebody else's scanner made is saved, not run. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const scan = await answering(locals, (ctx) => openScan(ctx, params.id));
	return new Response(Readable.toWeb(scan.stream) as ReadableStream<Uint8Array>, {
		headers: {
			...attachmentHeaders(scan.fileName, scan.type, scan.bytes),
			'content-security-policy': "default-src 'none'; sandbox"
		}
	});
};
