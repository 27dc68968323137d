import { redirect } from '@sveltejs/kit';
import { particularsForm } from '$lib/domain/organization/particulars';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { changeParticulars, particularsToEdit } from '$lib/server/services/matrix/particulars';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(locals, (ctx) => particularsToEdit(ctx, params.code));

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const kept: { typed?: ReturnType<typeof particularsForm.parse> } = {};
		const answer = await acting(
			locals,
			async (ctx) => {
				kept.typed = await formOf(request, particularsForm);
				await changeParticulars(ctx, params.code, kept.typed);
				return { saved: true };
			},
			kept
		);
		if ('saved' in answer) redirect(303, `/positions/${encodeURIComponent(params.code)}`);
		return answer;
	}
};
