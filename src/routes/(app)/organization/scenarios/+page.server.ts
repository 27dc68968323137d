import { redirect } from '@sveltejs/kit';
import { scenarioForm } from '$lib/domain/organization/scenario-form';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { createScenario } from '$lib/server/services/scenarios/create-scenario';
import { listScenarios } from '$lib/server/services/scenarios/list-scenarios';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => answering(locals, (ctx) => listScenarios(ctx));

export const actions: Actions = {
	create: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const id = await createScenario(ctx, await formOf(request, scenarioForm));
			redirect(303, `/organization/scenarios/${id}`);
		})
};
