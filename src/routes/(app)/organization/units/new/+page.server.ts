import { unitForm } from '$lib/domain/organization/unit-form';
import { acting, answering } from '$lib/server/answers';
import { dateAsked, editAnswer } from '$lib/server/edit-answer';
import { formOf } from '$lib/server/form-of';
import { createUnit } from '$lib/server/services/organization/change-unit';
import { editChoices } from '$lib/server/services/organization/edit-choices';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	choices: await answering(locals, (ctx) => editChoices(ctx, dateAsked(url))),
	parentId: (url.searchParams.get('parent') ?? '').slice(0, 80)
});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const kept: { typed?: ReturnType<typeof unitForm.parse> } = {};
		return acting(
			locals,
			async (ctx) => {
				const typed = (kept.typed = await formOf(request, unitForm));
				const outcome = await createUnit(ctx, typed);
				const next = `/organization/units/${encodeURIComponent(outcome.code)}`;
				return { ...editAnswer(request, outcome, next, '/organization'), typed };
			},
			kept
		);
	}
};
