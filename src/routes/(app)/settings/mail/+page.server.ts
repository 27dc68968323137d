import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { runAgain } from '$lib/server/services/jobs/run-again';
import { holdOutbox, releaseOutbox } from '$lib/server/services/mail/hold-outbox';
import { readMailPage } from '$lib/server/services/mail/read-mail-page';
import { sendTest } from '$lib/server/services/mail/send-test';
import { discardMail, sendAgain } from '$lib/server/services/mail/settle-mail';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	mail: await answering(locals, (ctx) => readMailPage(ctx, locals.locale))
});

const one = z.object({ id: z.string().min(1).max(300) });
const email = z.email().max(254);

export const actions: Actions = {
	test: async ({ locals, request }) => {
		const typed = email.safeParse((await request.formData()).get('address'));
		if (!typed.success) return fail(422, { badAddress: true as const });
		const address = typed.data;
		return acting(locals, async (ctx) => ({
			test: { address, ...(await sendTest(ctx, address, locals.locale)) }
		}));
	},
	hold: ({ locals }) =>
		acting(locals, async (ctx) => {
			await holdOutbox(ctx, 'administrator');
			return { done: 'held' as const };
		}),
	release: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			const form = await formOf(request, z.object({ old: z.enum(['send', 'discard']) }));
			return { done: 'released' as const, discarded: await releaseOutbox(ctx, form) };
		}),
	again: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			await sendAgain(ctx, (await formOf(request, one)).id);
			return { done: 'again' as const };
		}),
	discard: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			await discardMail(ctx, (await formOf(request, one)).id);
			return { done: 'discarded' as const };
		}),
	run: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			await runAgain(ctx, (await formOf(request, one)).id);
			return { done: 'run' as const };
		})
};
