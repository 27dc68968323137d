import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { m } from '$lib/i18n/paraglide/messages';
import { restoreStore } from '$lib/server/services/backup/restore-store';
import { writeBackup } from '$lib/server/services/backup/write-backup';
import { EXIT, UsageError, type Command } from '../command';
import { passphraseOption, PASSPHRASE_OPTION } from '../passphrase';
import { asConsole } from '../who';

/** @throws UsageError where the file is not there */
export function fileThatIs(path: string, locale: 'es' | 'en'): string {
	const file = resolve(path);
	if (!existsSync(file)) throw new UsageError(m.cli_no_such_file({ file }, { locale }));
	return file;
}

export const storeExport: Command = {
	usage: `store export FILE [--${PASSPHRASE_OPTION} FILE] [--json]`,
	summary: (locale) => m.cli_store_export_summary({}, { locale }),
	values: [PASSPHRASE_OPTION],
	takes: [1, 1],
	store: 'open',
	run: async (invocation) => {
		const { words, locale, say, give } = invocation;
		const file = resolve(words[0] ?? '');
		if (existsSync(file)) throw new UsageError(m.cli_file_there({ file }, { locale }));
		const passphrase = passphraseOption(invocation);
		const written = await writeBackup(file, { now: new Date(), passphrase }).catch((error) => {
			// Half of everything, perhaps in clear, is of use to nobody.
			rmSync(file, { force: true });
			throw error;
		});
		const { documents, bytes, contents } = written;
		say(m.cli_store_exported({ file, documents, bytes, contents }, { locale }));
		if (passphrase === null) say(m.cli_store_exported_plain({}, { locale }));
		give({ file, ...written });
		return EXIT.ok;
	}
};

export const storeImport: Command = {
	usage: `store import FILE [--replace] [--${PASSPHRASE_OPTION} FILE] [--json]`,
	summary: (locale) => m.cli_store_import_summary({}, { locale }),
	values: [PASSPHRASE_OPTION],
	flags: ['replace'],
	takes: [1, 1],
	store: 'open',
	run: async (invocation) => {
		const { words, options, locale, say, give } = invocation;
		const file = fileThatIs(words[0] ?? '', locale);
		const restored = await restoreStore(asConsole(['administrator']), file, {
			passphrase: passphraseOption(invocation),
			mode: options.replace === true ? 'restore' : 'move'
		});
		const { documents, contents } = restored;
		say(m.cli_store_imported({ file, documents, contents }, { locale }));
		give(restored);
		return EXIT.ok;
	}
};
