import { writeFileSync } from 'node:fs';
import { m } from '$lib/i18n/paraglide/messages';
import { exportManual } from '$lib/server/services/manual/manual-word';
import { composeManual } from '$lib/server/services/manual/word-order';
import { EXIT, textOption, UsageError, type Command } from '../command';
import { asConsole } from '../who';

export const manualExport: Command = {
	usage: 'manual export CODE [--edition N|open] [--out FILE|-] [--json]',
	summary: (locale) => m.cli_manual_export_summary({}, { locale }),
	values: ['edition', 'out'],
	takes: [1, 1],
	store: 'open',
	run: async (invocation) => {
		const { words, locale, say, give } = invocation;
		const asked = textOption(invocation, 'edition');
		if (asked !== undefined && asked !== 'open' && !/^\d{1,6}$/.test(asked))
			throw new UsageError(m.cli_usage({ usage: manualExport.usage }, { locale }));
		const edition = asked === undefined || asked === 'open' ? asked : Number(asked);
		const ctx = asConsole(['hr']);
		const { fileName, bytes } = await exportManual(ctx, words[0] ?? '', edition, composeManual);
		const out = textOption(invocation, 'out') ?? fileName;
		if (out === '-') {
			process.stdout.write(bytes);
			return EXIT.ok;
		}
		writeFileSync(out, bytes);
		say(m.cli_exported({ file: out, size: bytes.byteLength }, { locale }));
		give({ file: out, bytes: bytes.byteLength });
		return EXIT.ok;
	}
};
