import { newAccountForm } from '$lib/domain/accounts/forms';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { inviteAccount } from '$lib/server/services/accounts/give-link';
import { mayInvite } from '$lib/server/services/accounts/may-invite';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => answering(locals, mayInvite);

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const { way, ...kept } = await formOf(request, newAccountForm);
		return acting(
			locals,
			async (ctx) => {
				const { account, link } = await inviteAccount(ctx, kept, way);
				return {
					made: {
						id: account.id,
						name: account.name,
						link: 'token' in link ? { url: `${url.origin}/setup/${link.token}` } : link
					}
				};
			},
			{ kept }
		);
	}
};
