import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { readImport } from '$lib/server/services/import/read-import';
import { saveImport } from '$lib/server/services/import/save-import';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	source: await answering(locals, (ctx) => readImport(ctx, params.id))
});

const identity = z.object({
	code: z.string().max(40),
	title: z.string().max(300),
	into: z.enum(['new', 'draft']).default('new')
});

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const form = await request.clone().formData();
		const typed = { code: String(form.get('code') ?? ''), title: String(form.get('title') ?? '') };
		const answer = await acting(
			locals,
			async (ctx) => saveImport(ctx, params.id, await formOf(request, identity)),
			{ typed }
		);
		if ('versionId' in answer) redirect(303, `/positions/${encodeURIComponent(answer.code)}/edit`);
		return answer;
	}
};
