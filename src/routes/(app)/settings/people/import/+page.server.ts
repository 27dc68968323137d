import { z } from 'zod';
import { ROLES } from '$lib/domain/access/actor';
import { linkForm } from '$lib/domain/accounts/forms';
import { MOST_ROWS, plannedRow, type PlannedRow } from '$lib/domain/accounts/import-plan';
import { acting, answering } from '$lib/server/answers';
import { DomainError } from '$lib/server/errors';
import { formOf } from '$lib/server/form-of';
import { employeesToChoose } from '$lib/server/services/accounts/free-employees';
import {
	checkImport,
	importAccounts,
	rowsOfList
} from '$lib/server/services/accounts/import-accounts';
import { mayInvite } from '$lib/server/services/accounts/may-invite';
import type { Actions, PageServerLoad } from './$types';

const asked = z.object({
	query: z.string().trim().max(100).catch(''),
	unit: z.string().max(60).catch('')
});

export const load: PageServerLoad = async ({ locals, url }) => {
	const filter = asked.parse({
		query: url.searchParams.get('query') ?? '',
		unit: url.searchParams.get('unit') ?? ''
	});
	return answering(locals, async (ctx) => ({
		...(await mayInvite(ctx)),
		filter,
		choice: await employeesToChoose(ctx, filter)
	}));
};

const chosen = z.object({
	numbers: z.array(z.string().max(60)).max(MOST_ROWS).default([]),
	roles: z.array(z.enum(ROLES)).default([])
});
const plan = z.object({ plan: z.string().max(2_000_000), ...linkForm.shape });

/** The rows of a report that are to be made into accounts. @throws DomainError accounts-changed */
function rowsOfPlan(text: string): PlannedRow[] {
	let given: unknown = null;
	try {
		given = JSON.parse(text);
	} catch {
		// Said below: a plan comes from the page itself.
	}
	const read = z.array(plannedRow).safeParse(given);
	if (!read.success) throw new DomainError('accounts-changed');
	return read.data;
}

export const actions: Actions = {
	choose: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const { numbers, roles } = await formOf(request, chosen);
			if (numbers.length > 0 && roles.length === 0) throw new DomainError('roles-missing');
			const rows = numbers.map((number) => ({ line: 0, number, email: '', roles }));
			return { checked: await checkImport(ctx, rows) };
		}),
	list: async ({ locals, request }) => {
		const form = await request.formData();
		const pasted = form.get('list');
		const file = form.get('file');
		const text = typeof pasted === 'string' ? pasted : '';
		return acting(
			locals,
			async (ctx) => {
				const uploaded = file instanceof File && file.size > 0;
				const bytes = uploaded
					? new Uint8Array(await file.arrayBuffer())
					: new TextEncoder().encode(text);
				return { checked: await checkImport(ctx, rowsOfList(bytes)), kept: { text } };
			},
			{ kept: { text } }
		);
	},
	make: ({ locals, request, url }) =>
		acting(locals, async (ctx) => {
			const given = await formOf(request, plan);
			const made = await importAccounts(ctx, rowsOfPlan(given.plan), given.way);
			return {
				made: made.map(({ token, ...line }) => ({
					...line,
					url: token === null ? null : `${url.origin}/setup/${token}`
				}))
			};
		})
};
