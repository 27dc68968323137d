import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { errorText } from '$lib/i18n/errors';
import { m } from '$lib/i18n/paraglide/messages';
import { yamlErrorText } from '$lib/i18n/yaml-errors';
import { isDomainError, type DomainError } from '$lib/server/errors';
import { importStructure } from '$lib/server/services/organization/import-structure';
import { EXIT, UsageError, type Command } from '../command';
import { asConsole } from '../who';

type YamlProblem = Parameters<typeof yamlErrorText>[0];

/** Every sentence about what keeps files out: faults of reading, or rules that would be broken. */
function problemsOf(error: DomainError, locale: 'es' | 'en'): string[] {
	const { code, details } = error;
	if (code === 'file-unreadable' && Array.isArray(details))
		return (details as YamlProblem[]).map((problem) => yamlErrorText(problem, locale));
	const broken = code === 'structure-invalid' && Array.isArray(details) ? details : [];
	return [error, ...broken.filter(isDomainError)].map((one) => errorText(one, locale));
}

export const structureImport: Command = {
	usage: 'structure import FILE… [--dry-run] [--json]',
	summary: (locale) => m.cli_structure_summary({}, { locale }),
	flags: ['dry-run'],
	takes: [1, 1_000],
	store: 'open',
	run: async ({ words, options, settings, locale, say, complain, give }) => {
		const told = { locale };
		const files = words.map((path) => {
			try {
				return { file: basename(path), bytes: new Uint8Array(readFileSync(path)) };
			} catch {
				throw new UsageError(m.cli_no_file({ file: path }, told));
			}
		});
		const dryRun = options['dry-run'] === true;
		try {
			const done = await importStructure(asConsole(['administrator', 'hr']), files, { dryRun });
			say(m.cli_structure_read({ ...done.counts }, told));
			if (done.loaded) {
				const { created, changed, requests } = done.loaded;
				say(m.cli_structure_loaded({ created, changed, ...requests }, told));
			}
			const invited = done.invited.map(({ name, login, token }) => ({
				name,
				login,
				url: `${settings.origin}/setup/${token}`
			}));
			for (const { name, login, url } of invited) say(`  ${name}  ${login}  ${url}`);
			give({ dryRun, counts: done.counts, loaded: done.loaded, invited });
			return EXIT.ok;
		} catch (error) {
			if (!isDomainError(error)) throw error;
			const problems = problemsOf(error, locale);
			for (const problem of problems) complain(problem);
			give({ dryRun, problems });
			return EXIT.refused;
		}
	}
};
