import { answering } from '$lib/server/answers';
import { logoFile } from '$lib/server/services/companies/logo';
import type { RequestHandler } from './$types';

/** A company's logo. Its address names its content, so a browser keeps it for good. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { bytes, type } = await answering(locals, () => logoFile(params.id));
	return new Response(bytes as Uint8Array<ArrayBuffer>, {
		headers: {
			'content-type': type,
			'content-length': String(bytes.byteLength),
			'cache-control': 'private, max-age=31536000, immutable'
		}
	});
};
