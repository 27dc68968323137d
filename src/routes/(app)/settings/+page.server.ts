import { redirect } from '@sveltejs/kit';
import { SETTINGS_SECTIONS, settingsSections } from '$lib/domain/access/settings-sections';
import { answering, contextOf } from '$lib/server/answers';
import { readHealth } from '$lib/server/services/health/read-health';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	// Whoever may not see the state of the system begins with the first room that is theirs.
	const [first] = settingsSections(contextOf(locals).actor);
	const { href } = SETTINGS_SECTIONS[first ?? 'health'];
	if (href !== url.pathname) redirect(303, href);
	return { health: await answering(locals, readHealth) };
};
