import { z } from 'zod';
import { ACKNOWLEDGEMENT_STATES } from '$lib/domain/acknowledgement/records';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { listAcknowledgements } from '$lib/server/services/acknowledgement/list-acknowledgements';
import { recordOnPaper } from '$lib/server/services/acknowledgement/record-on-paper';
import { remindPeople } from '$lib/server/services/acknowledgement/remind-people';
import { reopenAcknowledgement } from '$lib/server/services/acknowledgement/reopen';
import type { Actions, PageServerLoad } from './$types';

const asked = z.object({
	state: z
		.enum([...ACKNOWLEDGEMENT_STATES, 'expired'])
		.optional()
		.catch(undefined),
	query: z.string().max(100).optional().catch(undefined),
	page: z.coerce.number().int().min(1).max(10_000).catch(1)
});

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const filter = asked.parse(Object.fromEntries(url.searchParams));
	return {
		filter,
		list: await answering(locals, (ctx) => listAcknowledgements(ctx, params.code, filter))
	};
};

const id = z.string().min(1).max(40);

export const actions: Actions = {
	remind: ({ locals, params }) =>
		acting(locals, async (ctx) => ({
			done: 'reminded' as const,
			told: await remindPeople(ctx, params.code)
		})),
	reopen: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			await reopenAcknowledgement(ctx, (await formOf(request, z.object({ id }))).id);
			return { done: 'reopened' as const };
		}),
	paper: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			// Read beside the other fields, which are texts; where none was chosen it has no name.
			const scan = (await request.clone().formData()).get('scan');
			const scanned = scan instanceof File && scan.name !== '' ? await scan.bytes() : null;
			const { id: requestId, ...given } = await formOf(
				request,
				z.object({
					id,
					outcome: z.enum(['acknowledged', 'with-remarks', 'refused']),
					remarks: z.string().trim().max(4000).default(''),
					witness: z.string().trim().min(1).max(300),
					on: z.iso.date()
				})
			);
			await recordOnPaper(ctx, requestId, given, scanned);
			return { done: 'recorded' as const };
		})
};
