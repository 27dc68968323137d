import { redirect } from '@sveltejs/kit';
import { isCivilDate } from '$lib/domain/calendar/civil-date';
import { versionAsked } from '$lib/server/version-asked';
import type { Actions, PageServerLoad } from './$types';
import { editionActions, editionPage } from './edition-page.server';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const date = url.searchParams.get('al');
	const on = date !== null && isCivilDate(date) ? date : null;
	const asked = on ? { on } : versionAsked(url.searchParams.get('edition'));
	const found = await editionPage(locals, params.code, asked);
	const { code, formerCodes } = found.view.manual;
	if (code !== params.code && formerCodes.includes(params.code))
		redirect(308, `/manual/${encodeURIComponent(code)}${url.search}`);
	return { ...found, on };
};

export const actions: Actions = editionActions;
