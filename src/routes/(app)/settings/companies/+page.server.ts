import { answering } from '$lib/server/answers';
import { listCompanies } from '$lib/server/services/companies/read-companies';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	companies: await answering(locals, listCompanies)
});
