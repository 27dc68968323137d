import { readFileSync } from 'node:fs';
import { m } from '$lib/i18n/paraglide/messages';
import { textOption, UsageError, type Invocation } from './command';

/** What passphrases are given by: a file (`-` reads standard input), never a word of the command. */
export const PASSPHRASE_OPTION = 'passphrase-file';

/**
 * The passphrase out of the file that `--passphrase-file` names, without the line's end; null where it
 * is not given.
 * @throws UsageError where the file cannot be read or is empty
 */
export function passphraseOption(invocation: Invocation): string | null {
	const file = textOption(invocation, PASSPHRASE_OPTION);
	if (file === undefined) return null;
	let text = '';
	try {
		text = readFileSync(file === '-' ? 0 : file, 'utf8').replace(/\r?\n$/, '');
	} catch {
		// An unreadable file is told like an empty one.
	}
	if (text === '')
		throw new UsageError(m.cli_passphrase_unreadable({ file }, { locale: invocation.locale }));
	return text;
}
