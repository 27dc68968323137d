import { settingsSections } from '$lib/domain/access/settings-sections';
import { contextOf } from '$lib/server/answers';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	sections: settingsSections(contextOf(locals).actor)
});
