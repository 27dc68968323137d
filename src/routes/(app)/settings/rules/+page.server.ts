import { z } from 'zod';
import type { SettingKey } from '$lib/domain/settings/table';
import { acting, answering } from '$lib/server/answers';
import { formOf } from '$lib/server/form-of';
import { readRules } from '$lib/server/services/settings/read-rules';
import { saveSetting } from '$lib/server/services/settings/setting';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals }) => answering(locals, readRules);

const rule = z.object({ value: z.coerce.number(), from: z.iso.date() });

const decide =
	(id: 'term' | 'span' | 'review', key: SettingKey) =>
	({ locals, request }: RequestEvent) =>
		acting(
			locals,
			async (ctx) => {
				const { value, from } = await formOf(request, rule);
				await saveSetting(ctx, key, value, from);
				return { rule: id, saved: true };
			},
			{ rule: id }
		);

export const actions: Actions = {
	term: decide('term', 'acknowledgement-days'),
	span: decide('span', 'span-of-control'),
	review: decide('review', 'manual-review-months')
};
