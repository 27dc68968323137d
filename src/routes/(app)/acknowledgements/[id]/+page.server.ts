import { z } from 'zod';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { answerAcknowledgement } from '$lib/server/services/acknowledgement/answer-acknowledgement';
import { readRequest } from '$lib/server/services/acknowledgement/read-request';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(locals, (ctx) => readRequest(ctx, params.id));

const answer = z.object({
	outcome: z.enum(['acknowledged', 'with-remarks', 'refused']),
	remarks: z.string().max(4000).default(''),
	witness: z.string().max(300).default(''),
	password: z.string().max(200),
	contentHash: z.string().max(64)
});

export const actions: Actions = {
	answer: async ({ locals, params, request }) => {
		const form = await request.clone().formData();
		const typed = (name: string) => String(form.get(name) ?? '');
		const kept = {
			outcome: typed('outcome'),
			remarks: typed('remarks'),
			witness: typed('witness')
		};
		return acting(
			locals,
			async (ctx) => {
				const given = await formOf(request, answer);
				await answerAcknowledgement(
					ctx,
					params.id,
					{ ...given, witness: given.witness.trim() || null },
					locals.device
				);
				return { signed: true as const };
			},
			kept
		);
	}
};
