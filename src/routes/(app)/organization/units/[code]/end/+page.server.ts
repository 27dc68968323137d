import { redirect } from '@sveltejs/kit';
import { endUnitForm } from '$lib/domain/organization/post-form';
import { acting, answering } from '$lib/server/answers';
import { editAnswer } from '$lib/server/edit-answer';
import { formOf } from '$lib/server/form-of';
import { endUnit, unitIdOf } from '$lib/server/services/organization/change-unit';
import { editChoices } from '$lib/server/services/organization/edit-choices';
import { readUnit } from '$lib/server/services/organization/read-unit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const choices = await answering(locals, (ctx) => editChoices(ctx));
	const unit = await answering(locals, (ctx) => readUnit(ctx, params.code, { on: null }));
	if ('redirect' in unit)
		redirect(307, `/organization/units/${encodeURIComponent(unit.redirect)}/end`);
	return { unit, units: choices.units };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const kept: { typed?: ReturnType<typeof endUnitForm.parse> } = {};
		return acting(
			locals,
			async (ctx) => {
				const typed = (kept.typed = await formOf(request, endUnitForm));
				const outcome = await endUnit(ctx, await unitIdOf(ctx, params.code, null), typed);
				const next = `/organization/units/${encodeURIComponent(params.code)}`;
				return { ...editAnswer(request, outcome, next), typed };
			},
			kept
		);
	}
};
