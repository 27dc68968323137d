import { z } from 'zod';
import { scaleForm } from '$lib/domain/competency/scale';
import { acting, answering } from '$lib/server/answers';
import { DomainError } from '$lib/server/errors';
import { formOf } from '$lib/server/form-of';
import { removeScale, saveScale } from '$lib/server/services/competency/change-scales';
import { listScales } from '$lib/server/services/competency/list-scales';
import { shippedScale } from '$lib/server/services/competency/shipped-scale';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	scales: await answering(locals, listScales)
});

const id = z.string().max(60).default('');

/** The levels come as one field of JSON: their order is theirs, and their number is not known. */
function scaleOf(text: string) {
	try {
		const read = scaleForm.safeParse(JSON.parse(text));
		if (read.success) return read.data;
	} catch {
		// No JSON: the same answer as for JSON of another shape.
	}
	throw new DomainError('invalid-input', { field: 'scale' });
}

export const actions: Actions = {
	save: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const form = await formOf(request, z.object({ id, scale: z.string().max(40_000) }));
			return { saved: await saveScale(ctx, form.id || null, scaleOf(form.scale)) };
		}),
	remove: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const form = await formOf(request, z.object({ id }));
			await removeScale(ctx, form.id);
			return { removed: form.id };
		}),
	sample: ({ locals }) =>
		acting(locals, async (ctx) => {
			const sample = await shippedScale('general');
			if (!sample) throw new DomainError('not-found');
			return { saved: await saveScale(ctx, null, sample) };
		})
};
