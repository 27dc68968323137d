import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { changePasswordForm, preferencesForm } from '$lib/domain/access/forms';
import { safePath } from '$lib/domain/access/safe-path';
import { m } from '$lib/i18n/paraglide/messages';
import { acting, answering, contextOf } from '$lib/server/answers';
import { isDomainError } from '$lib/server/errors';
import { formOf } from '$lib/server/form-of';
import { rememberChoice } from '$lib/server/http/preferences';
import { clearSessionCookie } from '$lib/server/http/session-cookies';
import { changePassword } from '$lib/server/services/accounts/change-password';
import { readChoices } from '$lib/server/services/notifications/choices';
import { readAccount, savePreferences } from '$lib/server/services/accounts/read-account';
import {
	endOtherSessions,
	endOwnSession,
	ownSessions
} from '$lib/server/services/accounts/end-sessions';
import { dismissNotice } from '$lib/server/services/accounts/notices';
import { signOut } from '$lib/server/services/accounts/sign-out';
import type { Actions, PageServerLoad } from './$types';

const sessionForm = z.object({ session: z.string().max(60).catch('') });
const everywhereForm = z.object({ drafts: z.literal('1').optional().catch(undefined) });
const noticeForm = z.object({
	notice: z.string().max(60).catch(''),
	back: z.string().max(2000).catch('/')
});

export const load: PageServerLoad = async ({ locals }) => {
	const { name, email, employeeNumber, passwordChangedAt } = await answering(locals, readAccount);
	const here = locals.session?.publicId ?? '';
	return {
		account: { name, email, employeeNumber, passwordChangedAt },
		sessions: await answering(locals, (ctx) => ownSessions(ctx, here)),
		notices: await answering(locals, readChoices)
	};
};

export const actions: Actions = {
	password: async ({ request, locals }) => {
		const typed = changePasswordForm.parse(Object.fromEntries(await request.formData()));
		try {
			await changePassword(contextOf(locals), typed, locals.device, locals.session?.token ?? '');
		} catch (failure) {
			if (!isDomainError(failure)) throw failure;
			const { code, data, status } = failure;
			const of = (field: string) => String(data[field] ?? '');
			return fail(status, {
				about: 'password' as const,
				code,
				faults: { current: of('current'), next: of('next'), again: of('again') },
				seconds: Number(data.seconds ?? 0)
			});
		}
		return { about: 'password' as const, done: true };
	},
	session: ({ request, locals }) =>
		acting(locals, async (ctx) => {
			await endOwnSession(ctx, (await formOf(request, sessionForm)).session);
			return { about: 'sessions' as const, said: m.accounts_own_session_ended() };
		}),
	others: ({ locals }) =>
		acting(locals, async (ctx) => {
			const count = await endOtherSessions(ctx, locals.session?.token ?? '');
			return { about: 'sessions' as const, said: m.accounts_own_sessions_ended({ count }) };
		}),
	everywhere: async ({ cookies, locals, request, url }) => {
		const { drafts } = await formOf(request, everywhereForm);
		await endOtherSessions(contextOf(locals), locals.session?.token ?? '');
		// What is kept in this browser is sent or discarded by its person before they leave.
		if (drafts) redirect(303, '/sign-out');
		await signOut(locals.session);
		clearSessionCookie(cookies, url);
		redirect(303, '/sign-in');
	},
	understood: async ({ request, locals }) => {
		const { notice, back } = await formOf(request, noticeForm);
		await dismissNotice(contextOf(locals), notice);
		redirect(303, safePath(back));
	},
	preferences: async ({ request, locals, cookies, url }) => {
		const form = preferencesForm.safeParse(Object.fromEntries(await request.formData()));
		if (!form.success) return fail(422, { about: 'preferences' as const });
		await savePreferences(contextOf(locals), form.data);
		rememberChoice(cookies, form.data, url.protocol === 'https:');
		// The answer to this very request would still be in the old language.
		redirect(303, '/account?saved');
	}
};
