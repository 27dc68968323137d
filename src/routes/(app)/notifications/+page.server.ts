import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { choicesSchema } from '$lib/domain/notifications/notification';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { saveChoices } from '$lib/server/services/notifications/choices';
import { listNotifications } from '$lib/server/services/notifications/list-notifications';
import {
	readAllNotifications,
	readNotification
} from '$lib/server/services/notifications/mark-read';
import type { Actions, PageServerLoad } from './$types';

const asked = z.object({
	show: z.enum(['all', 'unread']).catch('all'),
	page: z.coerce.number().int().min(1).max(10_000).catch(1)
});

export const load: PageServerLoad = async ({ locals, url }) => {
	const { show, page } = asked.parse(Object.fromEntries(url.searchParams));
	const unreadOnly = show === 'unread';
	return {
		unreadOnly,
		list: await answering(locals, (ctx) =>
			listNotifications(ctx, locals.locale, { unread: unreadOnly, page })
		)
	};
};

const one = z.object({ id: z.string().min(1).max(300) });

export const actions: Actions = {
	read: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			await readNotification(ctx, (await formOf(request, one)).id);
			return { done: 'read' as const };
		}),
	unread: ({ locals, request }) =>
		acting(locals, async (ctx) => {
			await readNotification(ctx, (await formOf(request, one)).id, false);
			return { done: 'unread' as const };
		}),
	'read-all': ({ locals }) =>
		acting(locals, async (ctx) => ({ count: await readAllNotifications(ctx) })),
	/** What the account page sends: one way of writing it, wherever the choices are shown. */
	choose: async ({ locals, request }) => {
		const failure = await acting(locals, async (ctx) => {
			await saveChoices(ctx, await formOf(request, choicesSchema));
			return null;
		});
		if (failure) return failure;
		redirect(303, '/account?saved=notices');
	}
};
