import { answering } from '$lib/server/answers';
import { attachment } from '$lib/server/http/attachment';
import { matrixWord } from '$lib/server/services/exports/matrix-word';
import { versionAsked } from '$lib/server/version-asked';
import type { RequestHandler } from './$types';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { fileName, bytes } = await answering(locals, (ctx) =>
		matrixWord(ctx, params.code, { version: versionAsked(url.searchParams.get('version')) })
	);
	return attachment(bytes, fileName, DOCX);
};
