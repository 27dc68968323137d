import { fail, redirect } from '@sveltejs/kit';
import { changePasswordForm, preferencesForm } from '$lib/domain/access/forms';
import { answering, contextOf } from '$lib/server/answers';
import { isDomainError } from '$lib/server/errors';
import { rememberChoice } from '$lib/server/http/preferences';
import { changePassword } from '$lib/server/services/accounts/change-password';
import { readChoices } from '$lib/server/services/notifications/choices';
import { readAccount, savePreferences } from '$lib/server/services/accounts/read-account';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { name, email, employeeNumber, passwordChangedAt } = await answering(locals, readAccount);
	return {
		account: { name, email, employeeNumber, passwordChangedAt },
		notices: await answering(locals, readChoices)
	};
};

export const actions: Actions = {
	password: async ({ request, locals }) => {
		const form = changePasswordForm.safeParse(Object.fromEntries(await request.formData()));
		const ctx = contextOf(locals);
		if (!form.success) {
			const fields = [...new Set(form.error.issues.map((issue) => String(issue.path[0])))];
			return fail(422, {
				about: 'password' as const,
				fields,
				code: 'missing',
				fault: '',
				seconds: 0
			});
		}
		try {
			await changePassword(ctx, form.data, locals.device, locals.session?.token ?? '');
		} catch (failure) {
			if (!isDomainError(failure)) throw failure;
			return fail(failure.status, {
				about: 'password' as const,
				fields: [] as string[],
				code: failure.code,
				fault: String(failure.data.fault ?? ''),
				seconds: Number(failure.data.seconds ?? 0)
			});
		}
		return { about: 'password' as const, done: true };
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
