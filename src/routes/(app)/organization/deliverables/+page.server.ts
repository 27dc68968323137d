import { readNetworkAddress } from '$lib/domain/organization/network-address';
import { answering } from '$lib/server/answers';
import { readNetwork } from '$lib/server/services/organization/read-network';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const address = readNetworkAddress(url.searchParams);
	return { address, view: await answering(locals, (ctx) => readNetwork(ctx, address)) };
};
