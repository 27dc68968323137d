import { redirect } from '@sveltejs/kit';
import { clearSessionCookie } from '$lib/server/http/session-cookies';
import { signOut } from '$lib/server/services/accounts/sign-out';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.actor) redirect(303, '/sign-in');
	return { accountId: locals.actor.userId, name: locals.actor.name };
};

export const actions: Actions = {
	default: async ({ cookies, locals, url }) => {
		await signOut(locals.session);
		clearSessionCookie(cookies, url);
		redirect(303, '/sign-in');
	}
};
