import { answering } from '$lib/server/answers';
import { attachment } from '$lib/server/http/attachment';
import { exportManual } from '$lib/server/services/manual/manual-word';
import { versionAsked } from '$lib/server/version-asked';
import type { RequestHandler } from './$types';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { fileName, bytes } = await answering(locals, (ctx) =>
		exportManual(ctx, params.code, versionAsked(url.searchParams.get('edition')))
	);
	return attachment(bytes, fileName, DOCX);
};
