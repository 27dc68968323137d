import { json } from '@sveltejs/kit';
import { scenarioUndoForm } from '$lib/domain/organization/scenario-form';
import { answering } from '$lib/server/answers';
import { takeBackScenario } from '$lib/server/services/scenarios/apply-scenario';
import type { RequestHandler } from './$types';

/** Gives back what applying a scenario changed; a script asks, from the sentence that told of it. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const read = scenarioUndoForm.safeParse(await request.json().catch(() => null));
	await answering(locals, (ctx) => takeBackScenario(ctx, params.id, read.data?.undo ?? ''));
	return json({ undone: true });
};
