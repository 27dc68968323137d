import { leaveForm } from '$lib/domain/organization/holder-form';
import { acting, answering } from '$lib/server/answers';
import { callOffAnswer, callOffOf, cancelForm, editAnswer } from '$lib/server/edit-answer';
import { formOf } from '$lib/server/form-of';
import { cancelHolderChange, releasePerson } from '$lib/server/services/organization/change-holder';
import { readHolder, readPost } from '$lib/server/services/organization/read-post';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	stay: await answering(locals, (ctx) => readHolder(ctx, params.id, params.holder)),
	post: await answering(locals, (ctx) => readPost(ctx, params.id, { on: null }))
});

const postOf = (params: { id: string }) => `/organization/posts/${encodeURIComponent(params.id)}`;

export const actions: Actions = {
	leave: async ({ locals, params, request }) => {
		const kept: { typed?: ReturnType<typeof leaveForm.parse> } = {};
		return acting(
			locals,
			async (ctx) => {
				const typed = (kept.typed = await formOf(request, leaveForm));
				const outcome = await releasePerson(ctx, params.holder, typed);
				return { ...editAnswer(request, outcome, postOf(params)), typed };
			},
			kept
		);
	},
	cancel: ({ locals, params, request }) =>
		acting(locals, async (ctx) => {
			const asked = await formOf(request, cancelForm);
			const outcome = await cancelHolderChange(ctx, params.holder, callOffOf(asked));
			return callOffAnswer(request, outcome, postOf(params), asked);
		})
};
