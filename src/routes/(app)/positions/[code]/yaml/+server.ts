import { answering } from '$lib/server/answers';
import { attachment } from '$lib/server/http/attachment';
import { matrixYaml } from '$lib/server/services/exports/matrix-yaml';
import { versionAsked } from '$lib/server/version-asked';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { fileName, text } = await answering(locals, (ctx) =>
		matrixYaml(ctx, params.code, { version: versionAsked(url.searchParams.get('version')) })
	);
	return attachment(new TextEncoder().encode(text), fileName, 'application/yaml; charset=utf-8');
};
