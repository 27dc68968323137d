import { answering } from '$lib/server/answers';
import { readEdition } from '$lib/server/services/manual/read-edition';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(locals, async (ctx) => {
		const { manual, editions } = await readEdition(ctx, params.code);
		return { manual, editions };
	});
