import { z } from 'zod';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { addAlias, removeAlias } from '$lib/server/services/organization/change-aliases';
import { listAliases } from '$lib/server/services/organization/list-aliases';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const query = (url.searchParams.get('query') ?? '').slice(0, 100);
	return { query, list: await answering(locals, (ctx) => listAliases(ctx, query)) };
};

const text = z.string().trim().max(300).default('');

export const actions: Actions = {
	add: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const given = await formOf(request, z.object({ name: text, position: text }));
			await addAlias(ctx, given);
			return { added: given.name };
		}),
	remove: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const { id } = await formOf(request, z.object({ id: text }));
			return { removed: await removeAlias(ctx, id) };
		})
};
