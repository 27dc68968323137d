import { z } from 'zod';
import { assignForm } from '$lib/domain/organization/holder-form';
import { acting, answering } from '$lib/server/answers';
import { editAnswer } from '$lib/server/edit-answer';
import { formOf } from '$lib/server/form-of';
import { assignPerson } from '$lib/server/services/organization/change-holder';
import { editChoices } from '$lib/server/services/organization/edit-choices';
import { readPost } from '$lib/server/services/organization/read-post';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const post = await answering(locals, (ctx) => readPost(ctx, params.id, { on: null }));
	const { day } = await answering(locals, (ctx) => editChoices(ctx, post.beginsOn));
	return { post, day };
};

/** Without scripts a number is typed where others choose a name. */
const form = assignForm.extend({ employeeText: z.string().trim().max(300).default('') });

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const kept: { typed?: ReturnType<typeof form.parse> } = {};
		return acting(
			locals,
			async (ctx) => {
				const typed = (kept.typed = await formOf(request, form));
				const employee = typed.employee || typed.employeeText;
				const outcome = await assignPerson(ctx, params.id, { ...typed, employee });
				const next = `/organization/posts/${encodeURIComponent(params.id)}`;
				return { ...editAnswer(request, outcome, next), typed };
			},
			kept
		);
	}
};
