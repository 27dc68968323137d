import { fail, redirect } from '@sveltejs/kit';
import { acting, answering } from '$lib/server/answers';
import { DomainError } from '$lib/server/errors';
import { mayImport } from '$lib/server/services/import/may-import';
import { previewDocument } from '$lib/server/services/import/preview-document';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	answering(locals, async (ctx) => {
		mayImport(ctx);
		return {};
	});

export const actions: Actions = {
	upload: async ({ locals, request }) => {
		const answer = await acting(locals, async (ctx) => {
			const file = (await request.formData()).get('file');
			if (!(file instanceof File) || file.name === '') throw new DomainError('file-missing');
			return previewDocument(ctx, {
				fileName: file.name,
				bytes: new Uint8Array(await file.arrayBuffer())
			});
		});
		if ('importId' in answer) redirect(303, `/imports/${answer.importId}`);
		return 'status' in answer ? answer : fail(422, answer);
	}
};
