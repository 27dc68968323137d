import { accountMark } from '$lib/domain/access/session-state';
import { contextOf } from '$lib/server/answers';
import { readFrame } from '$lib/server/services/accounts/read-frame';
import { openNotices } from '$lib/server/services/accounts/notices';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, depends }) => {
	depends('app:account');
	const { account, actor } = locals;
	const frame = await readFrame(contextOf(locals));
	return {
		frame: { ...frame, locale: locals.locale, theme: locals.theme },
		own: {
			accountId: account?.id ?? '',
			mark: account && actor ? accountMark(account.notices, actor) : '',
			notices: account ? await openNotices(account) : []
		}
	};
};
