import type { Job } from '$lib/domain/jobs/job';
import { keepRenderedFile, renderedFile, renderedPages } from '$lib/server/db/contents';
import { jobById, tellJob } from '$lib/server/db/jobs';
import type { Context } from '../context';
import { consoleActor } from '../accounts/console-actor';
import { editionToPrint, manualToPrint, type ManualToPrint } from './printed-manual';
import type { RenderedManual, WordOrder } from './word-order';
import { layDownWordJob, wordJobKey } from './word-job';
import { composeInThread } from './word-thread';

type Compose = (
	order: WordOrder,
	tell?: (done: number, total: number) => void
) => Promise<RenderedManual>;

/** How far the Word file of an edition is. */
export type ManualWordState =
	| { state: 'none' }
	| { state: 'making'; done: number; total: number }
	/** With the code of why. */
	| { state: 'failed'; code: string }
	/** Kept with the number of its pages. */
	| { state: 'ready'; fileName: string; pages: number };

/**
 * An edition of a manual as a Word file, in the language of the manual: the one that is kept, else
 * one that is made now and kept.
 * @param compose a command makes it in its own thread, having nothing else to do
 * @throws DomainError not-found, also for what the actor may not know of; manual-word-failed
 */
export async function exportManual(
	ctx: Context,
	code: string,
	edition?: number | 'open',
	compose: Compose = composeInThread
): Promise<{ fileName: string; bytes: Uint8Array }> {
	const asked = await manualToPrint(ctx, code, edition);
	const kept = await renderedFile(asked.key);
	const bytes = kept ?? (await made(asked, compose, ctx.now)).bytes;
	return { fileName: asked.fileName, bytes };
}

/** @throws DomainError not-found, also for what the actor may not know of */
export async function manualWordState(
	ctx: Context,
	code: string,
	edition?: number | 'open'
): Promise<ManualWordState> {
	return stateOf(await manualToPrint(ctx, code, edition));
}

/**
 * Has the file made in the background and answers at once; the page asks how far it is.
 * @throws DomainError not-found, also for what the actor may not know of
 */
export async function startManualWord(
	ctx: Context,
	code: string,
	edition?: number | 'open'
): Promise<ManualWordState> {
	const asked = await manualToPrint(ctx, code, edition);
	const state = await stateOf(asked);
	if (state.state === 'ready' || state.state === 'making') return state;
	await layDownWordJob(asked.editionId, ctx.now);
	return { state: 'making', done: 0, total: 0 };
}

async function stateOf({ key, editionId, fileName }: ManualToPrint): Promise<ManualWordState> {
	const pages = await renderedPages(key);
	if (pages !== null) return { state: 'ready', fileName, pages };
	const job = await jobById(wordJobKey(editionId));
	// Between two tries too: whoever waits is told, and may ask again.
	if (job?.state === 'failed' || (job?.state === 'waiting' && job.fault))
		return { state: 'failed', code: job.fault?.code ?? '' };
	if (job?.state === 'waiting' || job?.state === 'running')
		return { state: 'making', ...progressOf(job) };
	return { state: 'none' };
}

function progressOf({ payload: { progress } }: Job): { done: number; total: number } {
	const { done, total } = (progress ?? {}) as { done?: number; total?: number };
	return { done: done ?? 0, total: total ?? 0 };
}

/** The job: makes and keeps the file unless it is there; whoever laid it down was allowed to read it. */
export async function makeManualWord(payload: Job['payload'], now: Date): Promise<void> {
	const { editionId } = payload as { editionId: string };
	const asked = await editionToPrint({ actor: consoleActor(['hr']), now }, editionId);
	if ((await renderedPages(asked.key)) !== null) return;
	await made(asked, composeInThread, now);
}

/** Between two notes of how far it is; each is a write. */
const NOTE_MS = 500;

/** Files that are being made in this process: whoever asks for the same one waits for it. */
const making = new Map<string, Promise<RenderedManual>>();

function made(asked: ManualToPrint, compose: Compose, now: Date): Promise<RenderedManual> {
	const known = making.get(asked.key);
	if (known) return known;
	const one = composed(asked, compose, now).finally(() => making.delete(asked.key));
	making.set(asked.key, one);
	return one;
}

async function composed(
	asked: ManualToPrint,
	compose: Compose,
	now: Date
): Promise<RenderedManual> {
	const job = wordJobKey(asked.editionId);
	let noted = Date.now();
	let noting = Promise.resolve();
	const rendered = await compose(await asked.order(), (done, total) => {
		if (Date.now() - noted < NOTE_MS) return;
		noted = Date.now();
		// A note that is lost costs nothing: the next one says more.
		noting = noting.then(() => tellJob(job, { done, total })).catch(() => {});
	});
	await noting;
	await keepRenderedFile(asked.key, asked.contentKey, rendered.bytes, now, rendered.pages);
	return rendered;
}
