/** The command line: finds the command, opens the store for it, turns faults into sentences. */
import { parseArgs } from 'node:util';
import { errorText } from '$lib/i18n/errors';
import { m } from '$lib/i18n/paraglide/messages';
import { isDomainError } from '$lib/server/errors';
import { consoleLocale, readSettings } from '$lib/server/settings';
import { closeProduct, openProduct, startSentence } from '$lib/server/start';
import { EXIT, UsageError, type Command, type ExitCode, type Invocation } from './command';
import { COMMANDS } from './commands';
import { helpText } from './help';

const locale = consoleLocale(process.env);
const told = { locale };
const say = (text: string) => process.stdout.write(`${text}\n`);
const complain = (text: string) => process.stderr.write(`${text}\n`);

/** The command that the first words name, and what stands after them. */
function findCommand(words: string[]): { command: Command; rest: string[] } | null {
	for (const length of [2, 1]) {
		const command = COMMANDS[words.slice(0, length).join(' ')];
		if (command && words.length >= length) return { command, rest: words.slice(length) };
	}
	return null;
}

function readArguments(command: Command, rest: string[]) {
	const options: Record<string, { type: 'string' | 'boolean' }> = { json: { type: 'boolean' } };
	for (const name of command.values ?? []) options[name] = { type: 'string' };
	for (const name of command.flags ?? []) options[name] = { type: 'boolean' };
	try {
		const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true });
		return { options: values as Invocation['options'], words: positionals };
	} catch (error) {
		const unknown = /'(--?[^' ]+)[^']*'/.exec((error as Error).message)?.[1] ?? '';
		throw new UsageError(m.cli_bad_option({ option: unknown, usage: command.usage }, told));
	}
}

async function run(args: string[]): Promise<ExitCode> {
	if (args.length === 0 || ['help', '--help', '-h'].includes(args[0] ?? '')) {
		say(helpText(COMMANDS, locale));
		return EXIT.ok;
	}
	const found = findCommand(args);
	if (!found) throw new UsageError(m.cli_unknown_command({ command: args.join(' ') }, told));
	const { command, rest } = found;
	const { options, words } = readArguments(command, rest);
	const [least, most] = command.takes;
	if (words.length < least || words.length > most)
		throw new UsageError(m.cli_usage({ usage: command.usage }, told));

	const json = options.json === true;
	// The log of a command is for whoever asks for it; its answer is what counts.
	const settings = readSettings({ LOG_LEVEL: 'warn', ...process.env });
	const invocation: Invocation = {
		words,
		options,
		settings,
		locale,
		say: json ? () => {} : say,
		complain,
		give: (result) => {
			if (json) say(JSON.stringify(result, null, 2));
		}
	};
	if (command.store === 'open') await openProduct(settings, 'cli');
	return command.run(invocation);
}

/** The sentence and exit code of a fault that is expected; null for one that is not. */
function expected(error: unknown): { sentence: string; code: ExitCode } | null {
	if (error instanceof UsageError) return { sentence: error.message, code: EXIT.usage };
	const start = startSentence(error, locale);
	if (start !== null) return { sentence: start, code: EXIT.noStore };
	if (isDomainError(error)) return { sentence: errorText(error, locale), code: EXIT.refused };
	return null;
}

try {
	process.exitCode = await run(process.argv.slice(2));
} catch (error) {
	const fault = expected(error);
	complain(fault?.sentence ?? String(error instanceof Error ? error.stack : error));
	process.exitCode = fault?.code ?? EXIT.refused;
} finally {
	await closeProduct();
}
