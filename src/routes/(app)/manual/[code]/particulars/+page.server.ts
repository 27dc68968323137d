import { z } from 'zod';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { changeManualUnit, readParticulars } from '$lib/server/services/manual/particulars';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	particulars: await answering(locals, (ctx) => readParticulars(ctx, params.code))
});

const chosen = z.object({ unitId: z.string().max(40).default('') });

export const actions: Actions = {
	default: ({ locals, params, request }) =>
		acting(locals, async (ctx) => {
			const { unitId } = await formOf(request, chosen);
			await changeManualUnit(ctx, params.code, unitId);
			return { saved: true };
		})
};
