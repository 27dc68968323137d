import { postForm } from '$lib/domain/organization/post-form';
import { acting, answering } from '$lib/server/answers';
import { dateAsked, editAnswer } from '$lib/server/edit-answer';
import { formOf } from '$lib/server/form-of';
import { createPost } from '$lib/server/services/organization/change-post';
import { editChoices } from '$lib/server/services/organization/edit-choices';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	choices: await answering(locals, (ctx) => editChoices(ctx, dateAsked(url))),
	start: {
		unitId: (url.searchParams.get('unit') ?? '').slice(0, 80),
		position: (url.searchParams.get('position') ?? '').slice(0, 40)
	}
});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const kept: { typed?: ReturnType<typeof postForm.parse> } = {};
		return acting(
			locals,
			async (ctx) => {
				const typed = (kept.typed = await formOf(request, postForm));
				const outcome = await createPost(ctx, typed);
				const next = `/organization/posts/${encodeURIComponent(outcome.id)}`;
				return { ...editAnswer(request, outcome, next, '/organization'), typed };
			},
			kept
		);
	}
};
