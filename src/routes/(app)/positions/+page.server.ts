import { readListAddress } from '$lib/domain/matrix/list-address';
import { answering } from '$lib/server/answers';
import { listPositions } from '$lib/server/services/matrix/list-positions';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { query, unit, family, state, sort, page } = readListAddress(url.searchParams);
	return {
		list: await answering(locals, (ctx) =>
			listPositions(ctx, {
				query,
				sort,
				page,
				...(unit && { unitId: unit }),
				...(family && { family }),
				...(state && { state })
			})
		)
	};
};
