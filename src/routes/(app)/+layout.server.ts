import { contextOf } from '$lib/server/answers';
import { readFrame } from '$lib/server/services/accounts/read-frame';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
	const frame = await readFrame(contextOf(locals));
	return { frame: { ...frame, locale: locals.locale, theme: locals.theme } };
};
