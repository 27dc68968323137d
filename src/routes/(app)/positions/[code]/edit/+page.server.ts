import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { discardDraft } from '$lib/server/services/matrix/discard-draft';
import { dismissFinding, restoreFinding } from '$lib/server/services/matrix/dismiss-finding';
import { readDraft } from '$lib/server/services/matrix/read-draft';
import { submitVersion } from '$lib/server/services/matrix/submit-version';
import type { Actions, PageServerLoad } from './$types';

const position = (code: string) => `/positions/${encodeURIComponent(code)}`;

export const load: PageServerLoad = async ({ locals, params }) => {
	const draft = await answering(locals, (ctx) => readDraft(ctx, params.code));
	if (!draft.acts.includes('edit')) redirect(303, `${position(params.code)}?version=open`);
	return { draft };
};

const orNull = z
	.string()
	.max(40)
	.transform((text) => text || null)
	.default(null);
const submission = z.object({
	reviewerId: orNull,
	authoriserId: orNull,
	kind: z.enum(['substantive', 'editorial']),
	summary: z.string().trim().max(500).default(''),
	revision: z.coerce.number().int().min(0).optional(),
	effectiveFrom: z.union([z.iso.date(), z.literal('').transform(() => null)]).default(null)
});

export const actions: Actions = {
	submit: async ({ locals, params, request }) => {
		const answer = await acting(locals, async (ctx) => {
			const draft = await readDraft(ctx, params.code);
			await submitVersion(ctx, draft.version.id, await formOf(request, submission));
			return { submitted: true };
		});
		if ('submitted' in answer) redirect(303, `${position(params.code)}?version=open`);
		return answer;
	},
	dismiss: ({ locals, params, request }) =>
		acting(locals, async (ctx) => {
			const given = await formOf(
				request,
				z.object({ key: z.string().max(300), reason: z.string().trim().max(500) })
			);
			const draft = await readDraft(ctx, params.code);
			await dismissFinding(ctx, draft.version.id, given);
			return { dismissed: given.key };
		}),
	restore: ({ locals, params, request }) =>
		acting(locals, async (ctx) => {
			const { key } = await formOf(request, z.object({ key: z.string().max(300) }));
			const draft = await readDraft(ctx, params.code);
			await restoreFinding(ctx, draft.version.id, key);
			return { restored: key };
		}),
	discard: async ({ locals, params }) => {
		const answer = await acting(locals, async (ctx) => {
			const draft = await readDraft(ctx, params.code);
			await discardDraft(ctx, draft.version.id);
			return { discarded: true, published: draft.replaces !== null };
		});
		if ('discarded' in answer) {
			redirect(303, answer.published ? position(params.code) : '/positions');
		}
		return answer;
	}
};
