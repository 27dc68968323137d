import { redirect } from '@sveltejs/kit';
import { clearSessionCookie } from '$lib/server/http/session-cookies';
import { signOut } from '$lib/server/services/accounts/sign-out';
import { zoneOfPerson } from '$lib/server/services/today';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.actor) redirect(303, '/sign-in');
	const { userId, name } = locals.actor;
	return { accountId: userId, name, timeZone: await zoneOfPerson(locals.actor) };
};

export const actions: Actions = {
	default: async ({ cookies, locals, url }) => {
		await signOut(locals.session);
		clearSessionCookie(cookies, url);
		redirect(303, '/sign-in');
	}
};
