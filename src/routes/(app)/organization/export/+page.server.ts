import { isCivilDate } from '$lib/domain/calendar/civil-date';
import { answering } from '$lib/server/answers';
import { exportPage } from '$lib/server/services/organization/exchange/export-structure';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const on = url.searchParams.get('on') ?? '';
	return answering(locals, async (ctx) => ({
		page: await exportPage(ctx, isCivilDate(on) ? on : null)
	}));
};
