import { contextOf } from '$lib/server/answers';
import { readFrame } from '$lib/server/services/accounts/read-frame';
import { openNotices } from '$lib/server/services/accounts/notices';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, depends }) => {
	depends('app:account');
	const frame = await readFrame(contextOf(locals));
	return {
		frame: { ...frame, locale: locals.locale, theme: locals.theme },
		own: {
			accountId: locals.account?.id ?? '',
			notices: locals.account ? await openNotices(locals.account) : []
		}
	};
};
