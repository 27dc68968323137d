import { answering } from '$lib/server/answers';
import { recordHistory } from '$lib/server/services/audit/record-history';
import { readPosition } from '$lib/server/services/matrix/read-position';
import { versionHistory } from '$lib/server/services/matrix/version-history';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	answering(locals, async (ctx) => {
		const found = await readPosition(ctx, params.code, {});
		if ('redirect' in found) {
			redirect(308, `/positions/${encodeURIComponent(found.redirect)}/history`);
		}
		const { code, title, positionId } = 'without' in found ? found.without : found.view;
		return {
			code,
			title,
			versions: await versionHistory(ctx, code),
			trail: await recordHistory(ctx, 'position', positionId)
		};
	});
