/**
 * Opens and closes the product around a web server or the command line: settings, log, store,
 * migrations, and what a first start shows. Nothing else opens a store.
 */
import { rmSync } from 'node:fs';
import { inspect } from 'node:util';
import { errorText } from '$lib/i18n/errors';
import { m } from '$lib/i18n/paraglide/messages';
import { useAuditKey } from './services/audit/audit-key';
import { openStore, storeFolder, type Store } from './db/connection';
import { anyAccount } from './db/accounts';
import { demonstrationState } from './db/demonstration';
import { migrate } from './db/migrations';
import { StoreOpenError } from './db/store-open-error';
import { startRunner } from './jobs/runner';
import { factsOf, log, setLogLevel } from './log';
import { useBackupFolder } from './services/backup/folder';
import { settleLeftovers } from './services/backup/settle-leftovers';
import { watchReplacing } from './services/backup/watch-replacing';
import { makeFirstLink } from './services/accounts/setup-link';
import { useMail } from './services/mail/mail-state';
import { consoleLocale, readSettings, SettingsError, type Settings } from './settings';

interface Open {
	store: Store;
	stopRunner?: () => Promise<void>;
	stopWatching?: () => Promise<void>;
}

/** Jobs and mail have waited for the start; the first pages need not wait for them. */
const PATIENCE_MS = 1_000;

const KEY = Symbol.for('escalafon.open');

/** Outside the module: the development server loads it anew while the store stays open. */
const held = globalThis as typeof globalThis & { [KEY]?: Open | null };

/** A product without its store answers nothing right: it ends, and whatever runs it starts it anew. */
function endWithoutStore(error: Error): void {
	log('fatal', 'the store has stopped', factsOf(error));
	process.stderr.write(`${m.start_store_lost({}, { locale: consoleLocale(process.env) })}\n`);
	process.exit(1);
}

function warnOfCeiling(figures: { documents: number; bytes: number }): void {
	log('warn', 'the embedded store holds more than it is made for: move to MongoDB', figures);
}

/**
 * Opens the store and brings it up to date.
 * @param role a `cli` works through the store of the running product
 * @throws StoreOpenError with the reason in a code
 */
export async function openProduct(settings: Settings, role: 'web' | 'cli'): Promise<void> {
	setLogLevel(settings.logLevel);
	useMail(settings);
	try {
		useAuditKey(settings);
	} catch (error) {
		throw unusableFolder(settings.dataDir, error);
	}
	useBackupFolder(settings.dataDir);
	if (held[KEY]) return;
	const store = await openStore(settings, role, { lost: endWithoutStore, full: warnOfCeiling });
	held[KEY] = { store };
	await settleLeftovers(store.kind === 'embedded');
	await migrate();
}

/** A DATA_DIR that is a file, that is another user's, on a disk that is full or read-only. */
function unusableFolder(folder: string, cause: unknown): unknown {
	const { code } = cause as NodeJS.ErrnoException;
	return code ? new StoreOpenError('store-folder', { folder, reason: code }, cause) : cause;
}

/** Closes the store; harmless where none is open. */
export async function closeProduct(): Promise<void> {
	const open = held[KEY];
	held[KEY] = null;
	await open?.stopRunner?.();
	await open?.stopWatching?.();
	await open?.store.close();
}

/**
 * What a first start shows: with a store of its own and nothing in it, the demonstration company and
 * its sign-ins; with no account otherwise, a link that creates the first administrator.
 * @param say told one paragraph after another
 */
export async function welcome(settings: Settings, say: (text: string) => void): Promise<void> {
	const told = { locale: settings.consoleLocale };
	if (settings.mongodbUri === null && (await demonstrationState()) === 'begun') {
		say(m.cli_start_demo_again({}, told));
		await closeProduct();
		rmSync(storeFolder(settings.dataDir), { recursive: true, force: true });
		await openProduct(settings, 'web');
	}
	if (await anyAccount()) return;
	if (settings.mongodbUri === null) {
		const { isEmptyStore, loadDemonstration } = await import('./services/demo/load-demonstration');
		if (await isEmptyStore()) {
			say(m.cli_start_demo_loading({}, told));
			const { signInTable } = await import('./services/demo/sign-in-table');
			say(signInTable(await loadDemonstration(new Date()), settings.consoleLocale));
			return;
		}
	}
	const token = await makeFirstLink(new Date());
	if (token) say(m.cli_start_first_link({ url: `${settings.origin}/setup/${token}` }, told));
}

/** One sentence for what is expected to go wrong at a start; null for anything else. */
export function startSentence(error: unknown, locale: 'es' | 'en'): string | null {
	if (error instanceof SettingsError) return error.sentences.join('\n');
	if (error instanceof StoreOpenError) return errorText(error, locale);
	return null;
}

/** The web server's start: prints what a first start shows; ends the process with one sentence. */
export async function startOrExit(): Promise<void> {
	let locale: 'es' | 'en' = 'es';
	const asked = { toEnd: false };
	// Listens before the store opens: whoever stops a start half-way leaves no process behind.
	process.once('sveltekit:shutdown', () => {
		asked.toEnd = true;
		void closeProduct();
	});
	try {
		const settings = readSettings(process.env);
		locale = settings.consoleLocale;
		await openProduct(settings, 'web');
		if (!asked.toEnd) await welcome(settings, (text) => process.stdout.write(`${text}\n`));
		const open = held[KEY];
		// The embedded store is replaced in one commit: nobody ever sees half of it.
		if (open?.store.kind === 'mongodb' && !asked.toEnd) open.stopWatching ??= watchReplacing();
		if (open && !asked.toEnd) open.stopRunner ??= startRunner(undefined, undefined, PATIENCE_MS);
		if (asked.toEnd) await closeProduct();
	} catch (error) {
		if (asked.toEnd) {
			await closeProduct().catch(() => {});
			process.exit(0);
		}
		const sentence = startSentence(error, locale);
		process.stderr.write(`${sentence ?? inspect(error)}\n`);
		if (sentence === null) log('fatal', 'the product did not start', factsOf(error));
		await closeProduct().catch(() => {});
		process.exit(1);
	}
}
