import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { checksHref, readChecksAddress } from '$lib/domain/organization/checks/checks-address';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { checkStructure } from '$lib/server/services/organization/check-structure';
import {
	setFindingAside,
	takeFindingUp
} from '$lib/server/services/organization/set-aside-finding';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const address = readChecksAddress(url.searchParams);
	return { address, view: await answering(locals, (ctx) => checkStructure(ctx, address)) };
};

const id = z.string().max(40);
const place = { check: z.string().max(60).default(''), unit: z.string().max(60).default('') };
/** What a finding says may hold a whole function of a unit. */
const asideForm = z.object({
	...{ id, ...place },
	facts: z.string().max(20_000),
	reason: z.string().max(500).default('')
});

/** The list as it was narrowed. */
const backTo = (given: { check: string; unit: string }) =>
	checksHref(readChecksAddress(new URLSearchParams({ check: given.check, unit: given.unit })));

export const actions: Actions = {
	aside: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const given = await formOf(request, asideForm);
			await setFindingAside(ctx, given);
			redirect(303, backTo(given));
		}),
	takeUp: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const given = await formOf(request, z.object({ id, ...place }));
			await takeFindingUp(ctx, given.id);
			redirect(303, backTo(given));
		})
};
