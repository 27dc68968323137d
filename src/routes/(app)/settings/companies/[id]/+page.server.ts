import { z } from 'zod';
import { companyForm } from '$lib/domain/organization/company-form';
import { acting, answering } from '$lib/server/answers';
import { DomainError } from '$lib/server/errors';
import { formOf } from '$lib/server/form-of';
import { changeCompany, changeLogo } from '$lib/server/services/companies/change-company';
import { chooseMainCompany } from '$lib/server/services/companies/choose-main';
import { addHoliday, removeHoliday } from '$lib/server/services/companies/company-holidays';
import { readCompany } from '$lib/server/services/companies/read-companies';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	company: await answering(locals, (ctx) => readCompany(ctx, params.id))
});

const holiday = z.object({ date: z.iso.date(), name: z.string().trim().max(300).default('') });

export const actions: Actions = {
	company: ({ locals, params, request }) =>
		acting(locals, async (ctx) => {
			const read = companyForm.safeParse(Object.fromEntries(await request.formData()));
			if (!read.success) throw new DomainError('invalid-input');
			await changeCompany(ctx, params.id, read.data);
			return { saved: true };
		}),
	main: ({ locals, params }) =>
		acting(locals, async (ctx) => {
			await chooseMainCompany(ctx, params.id);
			return { saved: true };
		}),
	holiday: ({ locals, params, request }) =>
		acting(locals, async (ctx) => {
			await addHoliday(ctx, params.id, await formOf(request, holiday));
			return { saved: true };
		}),
	'remove-holiday': ({ locals, params, request }) =>
		acting(locals, async (ctx) => {
			const { date } = await formOf(request, z.object({ date: z.string().max(10) }));
			await removeHoliday(ctx, params.id, date);
			return { saved: true };
		}),
	logo: ({ locals, params, request }) =>
		acting(locals, async (ctx) => {
			const file = (await request.formData()).get('logo');
			if (!(file instanceof File)) throw new DomainError('logo-missing');
			await changeLogo(ctx, params.id, new Uint8Array(await file.arrayBuffer()));
			return { saved: true };
		}),
	'remove-logo': ({ locals, params }) =>
		acting(locals, async (ctx) => {
			await changeLogo(ctx, params.id, null);
			return { saved: true };
		})
};
