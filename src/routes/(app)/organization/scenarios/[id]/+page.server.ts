import {
	scenarioActForm,
	scenarioChangeForm,
	scenarioNameForm
} from '$lib/domain/organization/scenario-form';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { applyScenario, takeBackScenario } from '$lib/server/services/scenarios/apply-scenario';
import { changeScenario, undoLastChange } from '$lib/server/services/scenarios/change-scenario';
import { discardScenario, restoreScenario } from '$lib/server/services/scenarios/discard-scenario';
import { readScenario } from '$lib/server/services/scenarios/read-scenario';
import { rebaseScenario } from '$lib/server/services/scenarios/rebase-scenario';
import { renameScenario } from '$lib/server/services/scenarios/rename-scenario';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	view: await answering(locals, (ctx) =>
		readScenario(ctx, params.id, {
			post: url.searchParams.get('post') ?? '',
			unit: url.searchParams.get('unit') ?? ''
		})
	)
});

export const actions: Actions = {
	change: ({ locals, params, request }) =>
		acting(locals, async (ctx) => {
			await changeScenario(ctx, params.id, await formOf(request, scenarioChangeForm));
			return { done: true };
		}),
	undo: ({ locals, params, request }) =>
		acting(locals, async (ctx) => {
			const { revision } = await formOf(request, scenarioActForm);
			await undoLastChange(ctx, params.id, revision);
			return { done: true };
		}),
	rebase: ({ locals, params, request }) =>
		acting(locals, async (ctx) => ({
			dropped: await rebaseScenario(ctx, params.id, await formOf(request, scenarioActForm))
		})),
	apply: ({ locals, params, request }) =>
		acting(locals, async (ctx) =>
			applyScenario(ctx, params.id, await formOf(request, scenarioActForm))
		),
	takeBack: ({ locals, params }) =>
		acting(locals, async (ctx) => {
			return { done: true, left: await takeBackScenario(ctx, params.id) };
		}),
	rename: ({ locals, params, request }) =>
		acting(locals, async (ctx) => {
			const { name } = await formOf(request, scenarioNameForm);
			await renameScenario(ctx, params.id, name);
			return { done: true };
		}),
	discard: ({ locals, params }) =>
		acting(locals, async (ctx) => {
			await discardScenario(ctx, params.id);
			return { done: true };
		}),
	restore: ({ locals, params }) =>
		acting(locals, async (ctx) => {
			await restoreScenario(ctx, params.id);
			return { done: true };
		})
};
