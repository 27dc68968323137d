import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCivilDate } from '$lib/domain/calendar/civil-date';
import { TABLES } from '$lib/domain/organization/exchange/tables';
import { m } from '$lib/i18n/paraglide/messages';
import {
	exportStructure,
	exportTable
} from '$lib/server/services/organization/exchange/export-structure';
import { EXIT, textOption, UsageError, type Command } from '../command';
import { asConsole } from '../who';

/** A folder is there already, or is named like one; everything else is one file. */
const isFolder = (out: string): boolean =>
	out.endsWith('/') || (statSync(out, { throwIfNoEntry: false })?.isDirectory() ?? false);

export const structureExport: Command = {
	usage: 'structure export --out DIR|FILE|- [--date YYYY-MM-DD] [--json]',
	summary: (locale) => m.exchange_cli_summary({}, { locale }),
	values: ['out', 'date'],
	takes: [0, 0],
	store: 'open',
	run: async (invocation) => {
		const { locale, say, give } = invocation;
		const out = textOption(invocation, 'out');
		const date = textOption(invocation, 'date') ?? null;
		if (out === undefined || (date !== null && !isCivilDate(date)))
			throw new UsageError(m.cli_usage({ usage: structureExport.usage }, { locale }));
		const ctx = asConsole(['hr']);
		const whole = await exportStructure(ctx, date);
		if (out === '-') {
			process.stdout.write(whole.text);
			return EXIT.ok;
		}
		const files = [{ path: out, text: whole.text }];
		if (isFolder(out)) {
			mkdirSync(out, { recursive: true });
			files[0] = { path: join(out, 'organization.yaml'), text: whole.text };
			for (const table of TABLES) {
				const { text } = await exportTable(ctx, table, { date, locale });
				files.push({ path: join(out, `${table}.csv`), text });
			}
		}
		const written = files.map(({ path, text }) => {
			writeFileSync(path, text);
			const size = Buffer.byteLength(text);
			say(m.cli_exported({ file: path, size }, { locale }));
			return { file: path, bytes: size };
		});
		give({ files: written });
		return EXIT.ok;
	}
};
