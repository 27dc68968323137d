import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { errorText } from '$lib/i18n/errors';
import { DomainError, isDomainError } from '$lib/server/errors';
import {
	rememberAccount,
	sessionToken,
	setDeviceCookie,
	setSessionCookie
} from '$lib/server/http/session-cookies';
import { resumeSession } from '$lib/server/services/accounts/resume-session';
import type { RequestHandler } from './$types';

const body = z.strictObject({
	accountId: z.string().min(1).max(60),
	password: z.string().min(1).max(1000)
});

/** Takes up a session that has ended, for the page that is still open; refusals carry their code. */
export const POST: RequestHandler = async ({ request, cookies, locals, url }) => {
	try {
		const read = body.safeParse(await request.json().catch(() => null));
		if (!read.success) throw new DomainError('wrong-password');
		const { account, session, deviceToken } = await resumeSession(
			read.data,
			locals.device,
			new Date(),
			sessionToken(cookies)
		);
		setSessionCookie(cookies, url, session);
		setDeviceCookie(cookies, url, deviceToken);
		rememberAccount(cookies, url, account.id);
		return json({ ok: true });
	} catch (failure) {
		if (!isDomainError(failure)) throw failure;
		const { code, status } = failure;
		return json({ code, message: errorText(failure, locals.locale) }, { status });
	}
};
