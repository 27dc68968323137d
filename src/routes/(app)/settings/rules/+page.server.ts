import { z } from 'zod';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { readRules } from '$lib/server/services/settings/read-rules';
import { saveSetting } from '$lib/server/services/settings/setting';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => answering(locals, readRules);

const term = z.object({ days: z.coerce.number(), from: z.iso.date() });

export const actions: Actions = {
	term: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const { days, from } = await formOf(request, term);
			await saveSetting(ctx, 'acknowledgement-days', days, from);
			return { saved: true };
		})
};
