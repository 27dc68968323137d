import { text } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Whether the process lives; whoever restarts it asks. Nothing is read. */
export const GET: RequestHandler = () => text('ok\n', { headers: { 'cache-control': 'no-store' } });
