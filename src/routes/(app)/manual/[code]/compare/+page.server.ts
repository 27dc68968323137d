import { answering } from '$lib/server/answers';
import { compareEditions } from '$lib/server/services/manual/compare-editions';
import { readEdition } from '$lib/server/services/manual/read-edition';
import { versionAsked } from '$lib/server/version-asked';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(locals, async (ctx) => {
		const { editions } = await readEdition(ctx, params.code);
		const numbers = editions.map(({ number, publishedAt }) =>
			publishedAt === null ? ('open' as const) : number
		);
		const to = versionAsked(url.searchParams.get('to')) ?? numbers[0] ?? 'open';
		const from = versionAsked(url.searchParams.get('from')) ?? numbers[1] ?? to;
		return { numbers, from, to, comparison: await compareEditions(ctx, params.code, from, to) };
	});
