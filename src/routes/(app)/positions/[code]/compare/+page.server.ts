import { answering } from '$lib/server/answers';
import { compareVersions } from '$lib/server/services/matrix/compare-versions';
import { versionHistory } from '$lib/server/services/matrix/version-history';
import { versionAsked } from '$lib/server/version-asked';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	answering(locals, async (ctx) => {
		const versions = await versionHistory(ctx, params.code);
		const numbers = versions.map(({ head }) => head.number ?? ('open' as const));
		const to = versionAsked(url.searchParams.get('to')) ?? numbers[0] ?? 'open';
		const from = versionAsked(url.searchParams.get('from')) ?? numbers[1] ?? to;
		return { numbers, ...(await compareVersions(ctx, params.code, from, to)) };
	});
