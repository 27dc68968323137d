import { fail, redirect } from '@sveltejs/kit';
import { firstAdministratorForm, newPasswordForm } from '$lib/domain/access/forms';
import { isDomainError } from '$lib/server/errors';
import { rememberChoice } from '$lib/server/http/preferences';
import {
	rememberAccount,
	sessionToken,
	setDeviceCookie,
	setSessionCookie
} from '$lib/server/http/session-cookies';
import { readLink, useLink } from '$lib/server/services/accounts/setup-link';
import { openSession } from '$lib/server/services/accounts/sign-in';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const link = await readLink(params.token, new Date());
	return link
		? { kind: link.kind, name: link.account?.name ?? '' }
		: { kind: 'dead' as const, name: '' };
};

const text = (value: FormDataEntryValue | undefined) =>
	typeof value === 'string' ? value.slice(0, 200) : '';

export const actions: Actions = {
	default: async ({ request, params, cookies, locals, url }) => {
		const typed = Object.fromEntries(await request.formData());
		const kept = { name: text(typed.name), email: text(typed.email) };
		const now = new Date();
		const link = await readLink(params.token, now);
		const person = link?.kind === 'first-administrator';
		const form = (person ? firstAdministratorForm : newPasswordForm).safeParse(typed);
		if (!form.success) {
			const fields = [...new Set(form.error.issues.map((issue) => String(issue.path[0])))];
			return fail(422, { ...kept, fields, fault: null });
		}
		try {
			const account = await useLink(
				params.token,
				{ ...form.data, ...(person ? { person: kept } : {}) },
				now
			);
			// The link has proved who it is: earlier failures to sign in hold nobody up here.
			const { session, deviceToken } = await openSession(
				account,
				locals.device,
				false,
				now,
				sessionToken(cookies)
			);
			setSessionCookie(cookies, url, session);
			setDeviceCookie(cookies, url, deviceToken);
			rememberAccount(cookies, url, account.id);
			rememberChoice(cookies, account, url.protocol === 'https:');
		} catch (failure) {
			if (!isDomainError(failure)) throw failure;
			const { code, data, status } = failure;
			const fault = code === 'password-weak' ? String(data.fault) : null;
			return fail(status, { ...kept, fields: [] as string[], fault });
		}
		redirect(303, '/');
	}
};
