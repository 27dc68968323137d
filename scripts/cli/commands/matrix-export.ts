import { writeFileSync } from 'node:fs';
import { m } from '$lib/i18n/paraglide/messages';
import { matrixWord } from '$lib/server/services/exports/matrix-word';
import { matrixYaml } from '$lib/server/services/exports/matrix-yaml';
import { EXIT, textOption, UsageError, type Command } from '../command';
import { asConsole } from '../who';

const FORMATS = ['yaml', 'docx'] as const;

export const matrixExport: Command = {
	usage: 'matrix export CODE [--format yaml|docx] [--version N|open] [--out FILE|-] [--json]',
	summary: (locale) => m.cli_matrix_export_summary({}, { locale }),
	values: ['format', 'version', 'out'],
	takes: [1, 1],
	store: 'open',
	run: async (invocation) => {
		const { words, locale, say, give } = invocation;
		const format = FORMATS.find((name) => name === (textOption(invocation, 'format') ?? 'yaml'));
		const asked = textOption(invocation, 'version');
		const wrong = asked !== undefined && asked !== 'open' && !/^\d{1,6}$/.test(asked);
		if (!format || wrong)
			throw new UsageError(m.cli_usage({ usage: matrixExport.usage }, { locale }));
		const version =
			asked === undefined ? {} : { version: asked === 'open' ? ('open' as const) : Number(asked) };
		const ctx = asConsole(['hr']);
		const code = words[0] ?? '';
		const { fileName, bytes } =
			format === 'docx'
				? await matrixWord(ctx, code, version)
				: await matrixYaml(ctx, code, version).then(({ fileName: name, text }) => ({
						fileName: name,
						bytes: new TextEncoder().encode(text)
					}));
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
