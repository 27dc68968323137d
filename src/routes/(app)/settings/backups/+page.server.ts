import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { backupSchedule } from '$lib/domain/backup/schedule';
import { toldRun } from '$lib/i18n/told-run';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { deleteBackup, listBackups } from '$lib/server/services/backup/list-backups';
import { saveSchedule } from '$lib/server/services/backup/schedule';
import { startBackup } from '$lib/server/services/backup/start-run';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const view = await answering(locals, listBackups);
	return { ...view, run: toldRun(view.run, locals.locale) };
};

const passphrases = z.object({ passphrase: z.string().max(2000), again: z.string().max(2000) });
const schedule = backupSchedule.extend(passphrases.shape);
const named = z.object({ name: z.string().max(200) });

export const actions: Actions = {
	make: async ({ locals, request }) => {
		const answer = await acting(
			locals,
			async (ctx) => ({ run: await startBackup(ctx, await formOf(request, passphrases)) }),
			{ about: 'make' as const }
		);
		// Without scripts the page is asked for again to see how far it is: that must make no second one.
		if ('run' in answer) redirect(303, '/settings/backups');
		return answer;
	},
	schedule: ({ locals, request }) =>
		acting(
			locals,
			async (ctx) => {
				const { passphrase, again, ...wanted } = await formOf(request, schedule);
				await saveSchedule(ctx, wanted, { passphrase, again });
				return { saved: true as const };
			},
			{ about: 'schedule' as const }
		),
	delete: async ({ locals, request }) => {
		const answer = await acting(
			locals,
			async (ctx) => {
				await deleteBackup(ctx, (await formOf(request, named)).name);
				return { deleted: true as const };
			},
			{ about: 'delete' as const }
		);
		if ('deleted' in answer) redirect(303, '/settings/backups?deleted');
		return answer;
	}
};
