import { redirect } from '@sveltejs/kit';
import { unitForm } from '$lib/domain/organization/unit-form';
import { acting, answering } from '$lib/server/answers';
import { dateAsked, editAnswer } from '$lib/server/edit-answer';
import { formOf } from '$lib/server/form-of';
import { changeUnit, unitIdOf } from '$lib/server/services/organization/change-unit';
import { editChoices } from '$lib/server/services/organization/edit-choices';
import { readUnit } from '$lib/server/services/organization/read-unit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const unit = await answering(locals, (ctx) => readUnit(ctx, params.code, { on: dateAsked(url) }));
	if ('redirect' in unit)
		redirect(307, `/organization/units/${encodeURIComponent(unit.redirect)}/edit${url.search}`);
	const choices = await answering(locals, (ctx) => editChoices(ctx, unit.beginsOn));
	return { unit, choices };
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const kept: { typed?: ReturnType<typeof unitForm.parse> } = {};
		return acting(
			locals,
			async (ctx) => {
				const typed = (kept.typed = await formOf(request, unitForm));
				const outcome = await changeUnit(
					ctx,
					await unitIdOf(ctx, params.code, dateAsked(url)),
					typed
				);
				const next = `/organization/units/${encodeURIComponent(params.code)}`;
				return { ...editAnswer(request, outcome, next), typed };
			},
			kept
		);
	}
};
