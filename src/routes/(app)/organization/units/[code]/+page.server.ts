import { redirect } from '@sveltejs/kit';
import { acting, answering } from '$lib/server/answers';
import { cancelForm, dateAsked, editAnswer } from '$lib/server/edit-answer';
import { formOf } from '$lib/server/form-of';
import { cancelUnitChange, unitIdOf } from '$lib/server/services/organization/change-unit';
import { readUnit } from '$lib/server/services/organization/read-unit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const unit = await answering(locals, (ctx) => readUnit(ctx, params.code, { on: dateAsked(url) }));
	if ('redirect' in unit)
		redirect(308, `/organization/units/${encodeURIComponent(unit.redirect)}${url.search}`);
	return { unit };
};

export const actions: Actions = {
	cancel: ({ locals, params, request, url }) =>
		acting(locals, async (ctx) => {
			const { rowId, seen } = await formOf(request, cancelForm);
			const id = await unitIdOf(params.code);
			const outcome = await cancelUnitChange(ctx, id, { rowId: rowId || null, seen });
			return editAnswer(request, outcome, outcome.gone ? '/organization' : url.pathname);
		})
};
