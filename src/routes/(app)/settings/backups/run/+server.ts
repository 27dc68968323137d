import { json } from '@sveltejs/kit';
import { toldRun } from '$lib/i18n/told-run';
import { answering } from '$lib/server/answers';
import { latestRun } from '$lib/server/services/backup/list-backups';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) =>
	json(toldRun(await answering(locals, latestRun), locals.locale));
