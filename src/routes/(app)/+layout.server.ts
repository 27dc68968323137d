import { error } from '@sveltejs/kit';
import { m } from '$lib/i18n/paraglide/messages';
import { contextOf } from '$lib/server/answers';
import { readFrame } from '$lib/server/services/accounts/read-frame';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
	if (locals.refused) error(403, m.frame_error_403_next({}, { locale: locals.locale }));
	const frame = await readFrame(contextOf(locals));
	return { frame: { ...frame, locale: locals.locale, theme: locals.theme } };
};
