import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { errorText } from '$lib/i18n/errors';
import { m } from '$lib/i18n/paraglide/messages';
import { yamlErrorText } from '$lib/i18n/yaml-errors';
import { isDomainError } from '$lib/server/errors';
import { importManual } from '$lib/server/services/manual/import-manual';
import { listManuals } from '$lib/server/services/manual/list-manuals';
import { EXIT, UsageError, type Command } from '../command';
import { asConsole, asPerson } from '../who';

type YamlProblem = Parameters<typeof yamlErrorText>[0];

export const manualList: Command = {
	usage: 'manual list [--json]',
	summary: (locale) => m.edition_cli_list_summary({}, { locale }),
	takes: [0, 0],
	store: 'open',
	run: async ({ locale, say, give }) => {
		const told = { locale };
		const rows = await listManuals(asConsole(['hr']));
		if (rows.length === 0) say(m.edition_cli_list_none({}, told));
		for (const { code, title, inForce, stale } of rows) {
			const state =
				stale.length > 0 ? m.edition_cli_stale({}, told) : m.edition_cli_current({}, told);
			say(
				inForce
					? m.edition_cli_list_row({ code, title, state, number: inForce.number }, told)
					: `${code}  ${m.edition_cli_no_edition({}, told)}  ${title}`
			);
		}
		give(rows);
		return EXIT.ok;
	}
};

export const manualImport: Command = {
	usage: 'manual import FILE [--as LOGIN] [--json]',
	summary: (locale) => m.edition_cli_import_summary({}, { locale }),
	values: ['as'],
	takes: [1, 1],
	store: 'open',
	run: async (invocation) => {
		const { words, locale, say, complain, give } = invocation;
		const [path = ''] = words;
		let bytes: Uint8Array;
		try {
			bytes = new Uint8Array(readFileSync(path));
		} catch {
			throw new UsageError(m.cli_no_file({ file: path }, { locale }));
		}
		try {
			const made = await importManual(await asPerson(invocation, 'hr'), {
				file: basename(path),
				bytes
			});
			say(m.edition_cli_import_done({ code: made.code, number: made.number }, { locale }));
			give(made);
			return EXIT.ok;
		} catch (error) {
			if (!isDomainError(error)) throw error;
			const problems =
				error.code === 'file-unreadable' && Array.isArray(error.details)
					? (error.details as YamlProblem[]).map((problem) => yamlErrorText(problem, locale))
					: [errorText(error, locale)];
			for (const problem of problems) complain(problem);
			give({ problems });
			return EXIT.refused;
		}
	}
};
