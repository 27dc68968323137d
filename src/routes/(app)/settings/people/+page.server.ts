import { readPeopleAddress } from '$lib/domain/accounts/people-address';
import { answering } from '$lib/server/answers';
import { peopleList } from '$lib/server/services/accounts/people-list';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const address = readPeopleAddress(url.searchParams);
	return { address, list: await answering(locals, (ctx) => peopleList(ctx, address)) };
};
