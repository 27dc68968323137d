import { endPostForm } from '$lib/domain/organization/post-form';
import { acting, answering } from '$lib/server/answers';
import { editAnswer } from '$lib/server/edit-answer';
import { formOf } from '$lib/server/form-of';
import { endPost } from '$lib/server/services/organization/change-post';
import { readPost } from '$lib/server/services/organization/read-post';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	post: await answering(locals, (ctx) => readPost(ctx, params.id, { on: null }))
});

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const kept: { typed?: ReturnType<typeof endPostForm.parse> } = {};
		return acting(
			locals,
			async (ctx) => {
				const typed = (kept.typed = await formOf(request, endPostForm));
				const outcome = await endPost(ctx, params.id, typed);
				const next = `/organization/posts/${encodeURIComponent(params.id)}`;
				return { ...editAnswer(request, outcome, next), typed };
			},
			kept
		);
	}
};
