import { acting, answering } from '$lib/server/answers';
import { callOffAnswer, callOffOf, cancelForm, dateAsked } from '$lib/server/edit-answer';
import { formOf } from '$lib/server/form-of';
import { cancelPostChange } from '$lib/server/services/organization/change-post';
import { readPost } from '$lib/server/services/organization/read-post';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	post: await answering(locals, (ctx) => readPost(ctx, params.id, { on: dateAsked(url) }))
});

export const actions: Actions = {
	cancel: ({ locals, params, request, url }) =>
		acting(locals, async (ctx) => {
			const asked = await formOf(request, cancelForm);
			const outcome = await cancelPostChange(ctx, params.id, callOffOf(asked));
			const next = outcome.gone ? '/organization' : url.pathname;
			return callOffAnswer(request, outcome, next, asked);
		})
};
