import { redirect } from '@sveltejs/kit';
import { acting, answering } from '$lib/server/answers';
import { callOffAnswer, callOffOf, cancelForm, dateAsked } from '$lib/server/edit-answer';
import { formOf } from '$lib/server/form-of';
import { cancelUnitChange, unitIdOf } from '$lib/server/services/organization/change-unit';
import { readUnit } from '$lib/server/services/organization/read-unit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const unit = await answering(locals, (ctx) => readUnit(ctx, params.code, { on: dateAsked(url) }));
	if ('redirect' in unit)
		redirect(307, `/organization/units/${encodeURIComponent(unit.redirect)}${url.search}`);
	return { unit };
};

export const actions: Actions = {
	cancel: ({ locals, params, request, url }) =>
		acting(locals, async (ctx) => {
			const asked = await formOf(request, cancelForm);
			const id = await unitIdOf(ctx, params.code, dateAsked(url));
			const outcome = await cancelUnitChange(ctx, id, callOffOf(asked));
			const next = outcome.gone ? '/organization' : url.pathname;
			return callOffAnswer(request, outcome, next, asked);
		})
};
