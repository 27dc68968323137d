import { postForm } from '$lib/domain/organization/post-form';
import { acting, answering } from '$lib/server/answers';
import { dateAsked, editAnswer } from '$lib/server/edit-answer';
import { formOf } from '$lib/server/form-of';
import { changePost } from '$lib/server/services/organization/change-post';
import { editChoices } from '$lib/server/services/organization/edit-choices';
import { readPost } from '$lib/server/services/organization/read-post';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const post = await answering(locals, (ctx) => readPost(ctx, params.id, { on: dateAsked(url) }));
	const choices = await answering(locals, (ctx) => editChoices(ctx, post.beginsOn));
	return { post, choices };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const kept: { typed?: ReturnType<typeof postForm.parse> } = {};
		return acting(
			locals,
			async (ctx) => {
				const typed = (kept.typed = await formOf(request, postForm));
				const outcome = await changePost(ctx, params.id, typed);
				const next = `/organization/posts/${encodeURIComponent(params.id)}`;
				return { ...editAnswer(request, outcome, next), typed };
			},
			kept
		);
	}
};
