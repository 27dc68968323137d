import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { createManual } from '$lib/server/services/manual/create-manual';
import { listPositions } from '$lib/server/services/matrix/list-positions';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { units } = await answering(locals, (ctx) => listPositions(ctx, {}));
	return { units };
};

const newManual = z.object({
	code: z.string().max(40).default(''),
	title: z.string().max(300).default(''),
	unitId: z.string().max(40).default(''),
	language: z.enum(['es', 'en']).default('es')
});
type Typed = z.infer<typeof newManual>;

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const kept: { typed?: Typed } = {};
		const made = await acting(
			locals,
			async (ctx) => {
				const typed = await formOf(request, newManual);
				kept.typed = typed;
				return { made: (await createManual(ctx, typed)).code };
			},
			kept
		);
		if ('made' in made) redirect(303, `/manual/${encodeURIComponent(made.made)}/edit`);
		return made;
	}
};
