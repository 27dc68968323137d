import { answering } from '$lib/server/answers';
import { whatWaits } from '$lib/server/services/home/what-waits';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	home: await answering(locals, (ctx) => whatWaits(ctx))
});
