import { m } from '$lib/i18n/paraglide/messages';
import { isEmptyStore, loadDemonstration } from '$lib/server/services/demo/load-demonstration';
import { signInTable } from '$lib/server/services/demo/sign-in-table';
import { EXIT, type Command } from '../command';

export const demoLoad: Command = {
	usage: 'demo load [--json]',
	summary: (locale) => m.cli_demo_load_summary({}, { locale }),
	takes: [0, 0],
	store: 'open',
	run: async ({ say, give, complain, locale }) => {
		if (!(await isEmptyStore())) {
			complain(m.cli_demo_not_empty({}, { locale }));
			return EXIT.refused;
		}
		const loaded = await loadDemonstration(new Date());
		say(signInTable(loaded, locale));
		give(loaded);
		return EXIT.ok;
	}
};
