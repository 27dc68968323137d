import { fail, redirect } from '@sveltejs/kit';
import { signInForm } from '$lib/domain/access/forms';
import { safePath } from '$lib/domain/access/safe-path';
import { isDomainError } from '$lib/server/errors';
import { rememberChoice } from '$lib/server/http/preferences';
import {
	rememberAccount,
	sessionToken,
	setDeviceCookie,
	setSessionCookie
} from '$lib/server/http/session-cookies';
import { signIn } from '$lib/server/services/accounts/sign-in';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = safePath(url.searchParams.get('next'));
	if (locals.actor) redirect(303, next);
	return { next, ended: url.searchParams.has('next') };
};

export const actions: Actions = {
	default: async ({ request, cookies, locals, url }) => {
		const typed = Object.fromEntries(await request.formData());
		const form = signInForm.safeParse(typed);
		const login = typeof typed.login === 'string' ? typed.login.slice(0, 200) : '';
		if (!form.success) return fail(422, { login, code: 'missing' as const, seconds: 0 });
		try {
			const { account, session, deviceToken } = await signIn(
				form.data,
				locals.device,
				new Date(),
				sessionToken(cookies)
			);
			setSessionCookie(cookies, url, session);
			setDeviceCookie(cookies, url, deviceToken);
			rememberAccount(cookies, url, account.id);
			rememberChoice(cookies, account, url.protocol === 'https:');
		} catch (failure) {
			if (!isDomainError(failure)) throw failure;
			const throttled = failure.code === 'throttled';
			return fail(throttled ? 429 : 422, {
				login,
				code: throttled ? ('throttled' as const) : ('wrong' as const),
				seconds: Number(failure.data.seconds ?? 0)
			});
		}
		redirect(303, safePath(url.searchParams.get('next')));
	}
};
