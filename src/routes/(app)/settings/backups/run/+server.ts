import { json } from '@sveltejs/kit';
import { answering } from '$lib/server/answers';
import { latestRun } from '$lib/server/services/backup/list-backups';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => json(await answering(locals, latestRun));
