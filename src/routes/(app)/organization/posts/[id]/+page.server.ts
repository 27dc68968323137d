import { acting, answering } from '$lib/server/answers';
import { cancelForm, dateAsked, editAnswer } from '$lib/server/edit-answer';
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
			const { rowId, seen } = await formOf(request, cancelForm);
			const outcome = await cancelPostChange(ctx, params.id, { rowId: rowId || null, seen });
			return editAnswer(request, outcome, outcome.gone ? '/organization' : url.pathname);
		})
};
