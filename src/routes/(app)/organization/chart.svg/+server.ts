import { readOrganizationAddress } from '$lib/domain/organization/organization-address';
import { answering } from '$lib/server/answers';
import { attachment } from '$lib/server/http/attachment';
import { drawOrganization } from '$lib/server/services/organization/draw-organization';
import type { RequestHandler } from './$types';

/** The chart of an address as a file. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const address = readOrganizationAddress(url.searchParams);
	const { fileName, svg } = await answering(locals, (ctx) =>
		drawOrganization(ctx, address, locals.locale)
	);
	return attachment(new TextEncoder().encode(svg), fileName, 'image/svg+xml; charset=utf-8');
};
