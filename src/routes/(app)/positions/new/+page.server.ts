import { redirect } from '@sveltejs/kit';
import { newPositionForm } from '$lib/domain/matrix/new-position-form';
import { acting, answering } from '$lib/server/answers';
import { createPosition } from '$lib/server/services/matrix/create-position';
import { listPositions } from '$lib/server/services/matrix/list-positions';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const list = await answering(locals, (ctx) => listPositions(ctx, {}));
	return { units: list.units, copyOf: url.searchParams.get('copy') ?? '' };
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = newPositionForm.parse(Object.fromEntries(await request.formData()));
		const made = await acting(
			locals,
			(ctx) =>
				createPosition(ctx, {
					code: form.code,
					title: form.title,
					unitId: form.unitId || null,
					language: form.language,
					from: form.from === 'copy' ? { kind: 'copy', code: form.copyOf } : { kind: 'blank' }
				}),
			{ typed: form }
		);
		if ('code' in made && 'versionId' in made) {
			redirect(303, `/positions/${encodeURIComponent(made.code)}/edit`);
		}
		return made;
	}
};
