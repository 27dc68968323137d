import { fail, redirect } from '@sveltejs/kit';
import { yamlErrorText } from '$lib/i18n/yaml-errors';
import { acting, answering } from '$lib/server/answers';
import { DomainError, isDomainError } from '$lib/server/errors';
import { mayImport } from '$lib/server/services/import/may-import';
import {
	LARGEST_FILE,
	previewDocument,
	yamlFaultsOf
} from '$lib/server/services/import/preview-document';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	answering(locals, async (ctx) => {
		mayImport(ctx);
		return { largest: LARGEST_FILE };
	});

export const actions: Actions = {
	upload: async ({ locals, request }) => {
		/** What is wrong with a YAML file, all of it, each with its place. */
		const faults: string[] = [];
		const answer = await acting(
			locals,
			async (ctx) => {
				const file = (await request.formData()).get('file');
				if (!(file instanceof File) || file.name === '') throw new DomainError('file-missing');
				const bytes = new Uint8Array(await file.arrayBuffer());
				try {
					return await previewDocument(ctx, { fileName: file.name, bytes });
				} catch (failure) {
					if (isDomainError(failure))
						faults.push(
							...yamlFaultsOf(failure).map((fault) => yamlErrorText(fault, locals.locale))
						);
					throw failure;
				}
			},
			{ faults }
		);
		if ('importId' in answer) redirect(303, `/imports/${answer.importId}`);
		return 'status' in answer ? answer : fail(422, answer);
	}
};
