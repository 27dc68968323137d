import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { signInForm } from '$lib/domain/access/forms';
import { safePath } from '$lib/domain/access/safe-path';
import { keptFields } from '$lib/domain/access/session-state';
import { isDomainError } from '$lib/server/errors';
import { formAccount } from '$lib/server/http/bound-forms';
import { rememberChoice } from '$lib/server/http/preferences';
import {
	lastAccount,
	rememberAccount,
	sessionToken,
	setDeviceCookie,
	setSessionCookie
} from '$lib/server/http/session-cookies';
import { signIn } from '$lib/server/services/accounts/sign-in';
import type { Actions, PageServerLoad } from './$types';

/** Only a form leads here: without one there is nothing to keep. */
export const load: PageServerLoad = ({ request }) => {
	if (request.method !== 'POST') redirect(303, '/sign-in');
};

const fields = z.array(z.tuple([z.string(), z.string()])).max(5_000);

function readKept(text: FormDataEntryValue | null): [string, string][] | null {
	if (typeof text !== 'string') return null;
	try {
		return fields.parse(JSON.parse(text));
	} catch {
		return null;
	}
}

interface Asked {
	step: 'sign-in';
	to: string;
	/** Whose form it is: as its address says, else the account that was signed in last. */
	owner: string;
	fields: [string, string][];
	/** Something of the form was not kept. */
	left: boolean;
	fault: 'missing' | 'wrong' | 'throttled' | null;
	seconds: number;
}
const asked = (to: string, kept: Pick<Asked, 'owner' | 'fields' | 'left'>): Asked => ({
	step: 'sign-in',
	to,
	...kept,
	fault: null,
	seconds: 0
});

/**
 * A form that was sent without scripts by whoever's session had ended comes here as it was sent. It
 * travels on in the page itself, until its person has signed in and sends it.
 */
export const actions: Actions = {
	default: async ({ request, cookies, locals, url }) => {
		const form = await request.formData();
		const to = safePath(url.searchParams.get('to'));
		const kept = readKept(form.get('kept'));
		if (kept === null) {
			const owner = formAccount(new URL(to, url)) ?? lastAccount(cookies) ?? '';
			return fail<Asked>(401, asked(to, { owner, ...keptFields(form) }));
		}
		const left = form.get('left') === 'true';
		// It travels with the form: somebody else may sign in meanwhile in another window.
		const owner = String(form.get('owner') ?? '');
		const again = asked(to, { owner, fields: kept, left });
		const typed = signInForm.safeParse({
			login: form.get('login'),
			password: form.get('password')
		});
		if (!typed.success) return fail<Asked>(422, { ...again, fault: 'missing' });
		try {
			const { account, session, deviceToken } = await signIn(
				typed.data,
				locals.device,
				new Date(),
				sessionToken(cookies)
			);
			setSessionCookie(cookies, url, session);
			setDeviceCookie(cookies, url, deviceToken);
			rememberAccount(cookies, url, account.id);
			rememberChoice(cookies, account, url.protocol === 'https:');
			// Whatever somebody else wrote in this browser is neither shown nor sent.
			if (account.id !== owner) return { step: 'other' as const };
		} catch (failure) {
			if (!isDomainError(failure)) throw failure;
			const throttled = failure.code === 'throttled';
			return fail<Asked>(throttled ? 429 : 422, {
				...again,
				fault: throttled ? 'throttled' : 'wrong',
				seconds: Number(failure.data.seconds ?? 0)
			});
		}
		return { step: 'send' as const, to, fields: kept, left };
	}
};
