import { detailsForm, linkForm, rolesForm } from '$lib/domain/accounts/forms';
import { m } from '$lib/i18n/paraglide/messages';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { accountPage } from '$lib/server/services/accounts/account-page';
import { changeRoles } from '$lib/server/services/accounts/change-roles';
import {
	deactivateAccount,
	reactivateAccount
} from '$lib/server/services/accounts/deactivate-account';
import { editAccount } from '$lib/server/services/accounts/edit-account';
import { endSessionsFor } from '$lib/server/services/accounts/end-sessions';
import { giveLink } from '$lib/server/services/accounts/give-link';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	account: await answering(locals, (ctx) => accountPage(ctx, params.id))
});

export const actions: Actions = {
	details: async ({ locals, params, request }) => {
		const kept = await formOf(request, detailsForm);
		return acting(
			locals,
			async (ctx) => {
				await editAccount(ctx, params.id, kept);
				return { about: 'details' as const, done: m.accounts_saved() };
			},
			{ kept }
		);
	},
	roles: ({ locals, params, request }) =>
		acting(locals, async (ctx) => {
			await changeRoles(ctx, params.id, (await formOf(request, rolesForm)).roles);
			return { about: 'roles' as const, done: m.accounts_roles_saved() };
		}),
	link: ({ locals, params, request, url }) =>
		acting(locals, async (ctx) => {
			const given = await giveLink(ctx, params.id, (await formOf(request, linkForm)).way);
			const link = 'token' in given ? { url: `${url.origin}/setup/${given.token}` } : given;
			return { about: 'link' as const, link };
		}),
	sessions: ({ locals, params }) =>
		acting(locals, async (ctx) => {
			const count = await endSessionsFor(ctx, params.id);
			return { about: 'sessions' as const, done: m.accounts_sessions_ended({ count }) };
		}),
	deactivate: ({ locals, params }) =>
		acting(locals, async (ctx) => {
			await deactivateAccount(ctx, params.id);
			return { about: 'close' as const, done: m.accounts_closed() };
		}),
	reactivate: ({ locals, params }) =>
		acting(locals, async (ctx) => {
			await reactivateAccount(ctx, params.id);
			return { about: 'close' as const, done: m.accounts_reopened() };
		})
};
