import { redirect } from '@sveltejs/kit';
import { companyForm } from '$lib/domain/organization/company-form';
import { acting, answering } from '$lib/server/answers';
import { DomainError } from '$lib/server/errors';
import { createCompany } from '$lib/server/services/companies/change-company';
import { listCompanies } from '$lib/server/services/companies/read-companies';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	await answering(locals, listCompanies);
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const made = await acting(locals, async (ctx) => {
			const read = companyForm.safeParse(Object.fromEntries(await request.formData()));
			if (!read.success) throw new DomainError('invalid-input');
			return { id: await createCompany(ctx, read.data) };
		});
		if ('id' in made) redirect(303, `/settings/companies/${encodeURIComponent(made.id)}`);
		return made;
	}
};
