import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { m } from '$lib/i18n/paraglide/messages';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { checkInThread } from '$lib/server/services/backup/check-in-thread';
import { readBackup } from '$lib/server/services/backup/list-backups';
import { startRestore } from '$lib/server/services/backup/start-run';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(locals, (ctx) => readBackup(ctx, params.name));

const check = z.object({ passphrase: z.string().max(2000).default('') });
const restore = check.extend({ word: z.string().max(50).default('') });

export const actions: Actions = {
	check: ({ locals, params, request }) =>
		acting(
			locals,
			async (ctx) => {
				const { passphrase } = await formOf(request, check);
				return { checked: await checkInThread(ctx, params.name, passphrase || null) };
			},
			{ about: 'check' as const }
		),
	restore: async ({ locals, params, request }) => {
		const expected = m.backup_word_value({}, { locale: locals.locale });
		const answer = await acting(
			locals,
			async (ctx) => ({
				run: await startRestore(ctx, params.name, { ...(await formOf(request, restore)), expected })
			}),
			{ about: 'restore' as const }
		);
		if ('run' in answer) redirect(303, '/settings/backups');
		return answer;
	}
};
