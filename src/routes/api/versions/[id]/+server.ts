import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { matrixContentSchema } from '$lib/domain/matrix/content';
import { answeringJson } from '$lib/server/answers';
import { DomainError } from '$lib/server/errors';
import { saveDraft } from '$lib/server/services/matrix/save-draft';
import type { RequestHandler } from './$types';

const body = z.strictObject({ revision: z.number().int().min(0), content: matrixContentSchema });

/** Saves a draft as one writes; a refusal carries its code, so that the page keeps what was typed. */
export const PUT: RequestHandler = ({ locals, params, request }) =>
	answeringJson(locals, async (ctx) => {
		const read = body.safeParse(await request.json().catch(() => null));
		if (!read.success) {
			const issue = read.error.issues[0];
			throw new DomainError('invalid-input', {
				field: issue?.path.join('.') ?? '',
				...(issue?.code === 'too_big' ? { most: Number(issue.maximum), of: issue.origin } : {})
			});
		}
		return json(await saveDraft(ctx, params.id, read.data));
	});
