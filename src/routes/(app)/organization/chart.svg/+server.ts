import { readOrganizationAddress } from '$lib/domain/organization/organization-address';
import { answering } from '$lib/server/answers';
import { drawOrganization } from '$lib/server/services/organization/draw-organization';
import type { RequestHandler } from './$types';

/** The chart of an address as a file. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const address = readOrganizationAddress(url.searchParams);
	const { fileName, svg } = await answering(locals, (ctx) =>
		drawOrganization(ctx, address, locals.locale)
	);
	return new Response(svg, {
		headers: {
			'content-type': 'image/svg+xml; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
			// Opened by itself it is a document of this origin: it draws and does nothing else.
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'"
		}
	});
};
