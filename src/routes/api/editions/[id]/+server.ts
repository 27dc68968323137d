import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { answeringJson } from '$lib/server/answers';
import { DomainError } from '$lib/server/errors';
import { saveEdition } from '$lib/server/services/manual/save-edition';
import type { RequestHandler } from './$types';

const body = z.strictObject({ revision: z.number().int().min(0), draft: z.unknown() });

/** Saves the draft of an edition as one writes. */
export const PUT: RequestHandler = ({ locals, params, request }) =>
	answeringJson(locals, async (ctx) => {
		const read = body.safeParse(await request.json().catch(() => null));
		if (!read.success) throw new DomainError('invalid-input', { field: '' });
		return json(await saveEdition(ctx, params.id, read.data));
	});
