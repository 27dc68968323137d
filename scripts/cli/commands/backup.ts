import { existsSync } from 'node:fs';
import { m } from '$lib/i18n/paraglide/messages';
import {
	backupFiles,
	backupFolder,
	backupPath,
	useBackupFolder
} from '$lib/server/services/backup/folder';
import { makeBackup } from '$lib/server/services/backup/make-backup';
import { restoreStore } from '$lib/server/services/backup/restore-store';
import { EXIT, UsageError, type Command } from '../command';
import { passphraseOption, PASSPHRASE_OPTION } from '../passphrase';
import { asConsole } from '../who';
import { fileThatIs } from './store-archive';

export const backupMake: Command = {
	usage: `backup make --${PASSPHRASE_OPTION} FILE [--json]`,
	summary: (locale) => m.cli_backup_make_summary({}, { locale }),
	values: [PASSPHRASE_OPTION],
	takes: [0, 0],
	store: 'open',
	run: async (invocation) => {
		const { locale, say, give } = invocation;
		const passphrase = passphraseOption(invocation);
		if (passphrase === null)
			throw new UsageError(m.cli_passphrase_missing({ option: PASSPHRASE_OPTION }, { locale }));
		const made = await makeBackup(asConsole(['administrator']), { passphrase, origin: 'manual' });
		const { name, documents, bytes, contents } = made;
		say(m.cli_backup_made({ name, documents, bytes, folder: await backupFolder() }, { locale }));
		give({ name, documents, bytes, contents });
		return EXIT.ok;
	}
};

export const backupList: Command = {
	usage: 'backup list [--json]',
	summary: (locale) => m.cli_backup_list_summary({}, { locale }),
	takes: [0, 0],
	store: 'none',
	run: async ({ say, give, locale, settings }) => {
		useBackupFolder(settings.dataDir);
		const files = await backupFiles();
		if (files.length === 0) say(m.cli_backup_none({ folder: await backupFolder() }, { locale }));
		for (const { name, at, bytes } of files) say(`${at}   ${bytes}   ${name}`);
		give(files);
		return EXIT.ok;
	}
};

export const backupRestore: Command = {
	usage: `backup restore NAME|FILE --yes [--${PASSPHRASE_OPTION} FILE] [--json]`,
	summary: (locale) => m.cli_backup_restore_summary({}, { locale }),
	values: [PASSPHRASE_OPTION],
	flags: ['yes'],
	takes: [1, 1],
	store: 'open',
	run: async (invocation) => {
		const { words, options, locale, say, give, settings } = invocation;
		const named = words[0] ?? '';
		const path = existsSync(named)
			? fileThatIs(named, locale)
			: await backupPath(named).catch(() => fileThatIs(named, locale));
		if (options.yes !== true) {
			const moves = settings.mongodbUri === null ? '' : `\n${m.cli_backup_moves({}, { locale })}`;
			throw new UsageError(`${m.cli_backup_say_yes({}, { locale })}${moves}`);
		}
		const restored = await restoreStore(asConsole(['administrator']), path, {
			passphrase: passphraseOption(invocation),
			mode: 'restore'
		});
		const { at, documents, erased } = restored;
		say(m.cli_backup_restored({ at, documents, erased }, { locale }));
		give(restored);
		return EXIT.ok;
	}
};
