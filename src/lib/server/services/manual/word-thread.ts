import { Worker } from 'node:worker_threads';
import { entryFile } from '$lib/server/entries';
import { DomainError } from '$lib/server/errors';
import { log } from '$lib/server/log';
import type { RenderedManual, WordMessage, WordOrder } from './word-order';

/** Enough for hundreds of units with an annex of all their matrices. */
const MEMORY_MB = 768;

/**
 * Composes a manual in a thread of its own, which ends with it.
 * @throws DomainError manual-word-failed; why is logged
 */
export async function composeInThread(
	order: WordOrder,
	tell: (done: number, total: number) => void = () => {}
): Promise<RenderedManual> {
	const ended = await new Promise<Exclude<WordMessage, { kind: 'progress' }>>((resolve) => {
		const worker = new Worker(entryFile('manual-worker'), {
			workerData: order,
			name: 'manual-word',
			resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 32 }
		});
		worker.unref();
		const lost = (message: string) => resolve({ kind: 'failed', facts: { message } });
		worker.on('message', (message: WordMessage) => {
			if (message.kind === 'progress') tell(message.done, message.total);
			else resolve(message);
		});
		worker.once('error', (error) => lost(error.message));
		worker.once('exit', () => lost('the thread ended'));
	});
	if (ended.kind === 'done') return ended.rendered;
	log('error', 'a manual could not be composed', ended.facts);
	throw new DomainError('manual-word-failed');
}
