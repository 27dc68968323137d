import { versionAsked } from '$lib/server/version-asked';
import { editionActions, editionPage } from '../../edition-page.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	editionPage(locals, params.code, versionAsked(params.number));

export const actions: Actions = editionActions;
