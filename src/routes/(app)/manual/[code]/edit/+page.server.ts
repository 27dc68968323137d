import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { discardEdition } from '$lib/server/services/manual/end-edition';
import { readDraftEdition } from '$lib/server/services/manual/read-draft-edition';
import { submitEdition } from '$lib/server/services/manual/submit-edition';
import type { Actions, PageServerLoad } from './$types';

const manual = (code: string) => `/manual/${encodeURIComponent(code)}`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const draft = await answering(locals, (ctx) => readDraftEdition(ctx, params.code));
	if (!draft.acts.includes('edit')) redirect(303, `${manual(params.code)}?edition=open`);
	return { draft };
};

const submission = z.object({
	reviewerIds: z.array(z.string().max(40)).max(50).default([]),
	authoriserId: z
		.string()
		.max(40)
		.transform((text) => text || null)
		.default(null),
	revision: z.coerce.number().int().min(0).optional()
});

export const actions: Actions = {
	submit: async ({ locals, params, request }) => {
		const answer = await acting(locals, async (ctx) => {
			const draft = await readDraftEdition(ctx, params.code);
			await submitEdition(ctx, draft.edition.id, await formOf(request, submission));
			return { submitted: true };
		});
		if ('submitted' in answer) redirect(303, `${manual(params.code)}?edition=open`);
		return answer;
	},
	discard: async ({ locals, params }) => {
		const answer = await acting(locals, async (ctx) => {
			const draft = await readDraftEdition(ctx, params.code);
			return { discarded: true, ...(await discardEdition(ctx, draft.edition.id)) };
		});
		if ('discarded' in answer) redirect(303, answer.left ? manual(params.code) : '/manual');
		return answer;
	}
};
