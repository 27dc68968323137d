import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { errorText } from '$lib/i18n/errors';
import { findingText } from '$lib/i18n/findings';
import { m } from '$lib/i18n/paraglide/messages';
import { yamlErrorText } from '$lib/i18n/yaml-errors';
import { DomainError, isDomainError } from '$lib/server/errors';
import type { Context } from '$lib/server/services/context';
import { importFile, type ImportedFile } from '$lib/server/services/import/import-file';
import { EXIT, textOption, UsageError, type Command, type Invocation } from '../command';
import { asConsole, asPerson } from '../who';

type YamlProblem = Parameters<typeof yamlErrorText>[0];

interface Answer {
	file: string;
	ok: boolean;
	code?: string;
	title?: string;
	/** A new position, or the next draft of one. */
	created?: boolean;
	findings?: { severity: string; rule: string; text: string }[];
	leftovers?: { line: number; text: string }[];
	/** Why it was refused, a sentence each. */
	problems?: string[];
}

/** Larger files are refused by the service; this one keeps a disk image out of memory. */
const MOST_BYTES = 64 * 1024 * 1024;

function readFile(path: string, locale: 'es' | 'en'): Uint8Array {
	try {
		const { size } = statSync(path);
		if (size > MOST_BYTES) throw new DomainError('file-too-large', { limit: 5 });
		return readFileSync(path);
	} catch (error) {
		if (isDomainError(error)) throw error;
		throw new UsageError(m.cli_no_file({ file: path }, { locale }));
	}
}

/** Every fault of a YAML file by itself; one sentence for anything else that is refused. */
function problemsOf(error: unknown, locale: 'es' | 'en'): string[] {
	if (error instanceof UsageError) return [error.message];
	if (!isDomainError(error)) throw error;
	return error.code === 'file-unreadable' && Array.isArray(error.details)
		? (error.details as YamlProblem[]).map((problem) => yamlErrorText(problem, locale))
		: [errorText(error, locale)];
}

function report({ say, complain, locale }: Invocation, answer: Answer, dryRun: boolean): void {
	const told = { locale };
	const { file, code = '', title = '', findings = [], leftovers = [], problems = [] } = answer;
	if (answer.ok) {
		const given = { file, code, title };
		say(
			dryRun
				? m.cli_import_would({ ...given }, told)
				: answer.created
					? m.cli_import_created({ ...given }, told)
					: m.cli_import_drafted({ ...given }, told)
		);
	}
	for (const problem of problems) complain(`${file}: ${problem}`);
	for (const { text } of findings) say(`  · ${text}`);
	if (leftovers.length > 0) say(`  ${m.cli_import_leftovers({}, told)}`);
	for (const { line, text } of leftovers) say(`    ${line}: ${text}`);
}

async function importOne(
	{ locale, options }: Invocation,
	ctx: Context,
	path: string,
	identity: { code?: string; title?: string }
): Promise<Answer> {
	const told = (imported: ImportedFile) => ({
		code: imported.code,
		title: imported.title,
		created: imported.created,
		findings: imported.findings.map((finding) => ({
			severity: finding.severity,
			rule: finding.rule,
			text: findingText(finding, locale)
		})),
		leftovers: imported.leftovers.map(({ line, text }) => ({ line, text }))
	});
	const dryRun = options['dry-run'] === true;
	try {
		const file = { fileName: basename(path), bytes: readFile(path, locale) };
		try {
			return {
				file: path,
				ok: true,
				...told(await importFile(ctx, file, { ...identity, dryRun }))
			};
		} catch (error) {
			const lacks =
				isDomainError(error) && (error.code === 'code-missing' || error.code === 'title-missing');
			if (!dryRun || !lacks) throw error;
			// What is missing is told, and what was found all the same.
			const assumed = { code: 'X', title: file.fileName, ...identity, dryRun };
			const { findings, leftovers } = told(await importFile(ctx, file, assumed));
			const problems = problemsOf(error, locale);
			return { file: path, ok: false, findings, leftovers, problems };
		}
	} catch (error) {
		return { file: path, ok: false, problems: problemsOf(error, locale) };
	}
}

export const matrixImport: Command = {
	usage: 'matrix import FILE… [--dry-run] [--as LOGIN] [--code CODE] [--title TITLE] [--json]',
	summary: (locale) => m.cli_matrix_import_summary({}, { locale }),
	values: ['as', 'code', 'title'],
	flags: ['dry-run'],
	takes: [1, 10_000],
	store: 'open',
	run: async (invocation) => {
		const { words, options, locale, give } = invocation;
		const code = textOption(invocation, 'code');
		const title = textOption(invocation, 'title');
		if (words.length > 1 && (code || title))
			throw new UsageError(m.cli_import_one_identity({}, { locale }));
		const identity = { ...(code ? { code } : {}), ...(title ? { title } : {}) };
		const dryRun = options['dry-run'] === true;
		const ctx =
			dryRun && !textOption(invocation, 'as')
				? asConsole(['hr'])
				: await asPerson(invocation, 'hr');
		const files: Answer[] = [];
		// One after another: a file may name a position that the file before it created.
		for (const path of words) {
			const answer = await importOne(invocation, ctx, path, identity);
			report(invocation, answer, dryRun);
			files.push(answer);
		}
		give({ dryRun, files });
		return files.every(({ ok }) => ok) ? EXIT.ok : EXIT.refused;
	}
};
