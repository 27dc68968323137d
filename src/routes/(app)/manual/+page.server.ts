import { canEditManual, canReadOpenManuals } from '$lib/domain/access/can-manual';
import { answering, contextOf } from '$lib/server/answers';
import { listManuals, sectionsForEmployee } from '$lib/server/services/manual/list-manuals';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const rows = await answering(locals, (ctx) => listManuals(ctx));
	const { actor } = contextOf(locals);
	return {
		rows,
		concerned: await answering(locals, (ctx) => sectionsForEmployee(ctx)),
		mayEdit: canEditManual(actor),
		works: canReadOpenManuals(actor) || rows.some(({ coming }) => coming.length > 0)
	};
};
