import type { RenderedManual } from '$lib/server/formats/docx/manual/render-manual';
import type { PrintedManual } from '$lib/server/formats/docx/manual/manual-input';
import { factsOf } from '$lib/server/log';

export type { PrintedManual, RenderedManual };

/** What the thread says: how far it is, and at last what came of it. */
export type WordMessage =
	| { kind: 'progress'; done: number; total: number }
	| { kind: 'done'; rendered: RenderedManual }
	| { kind: 'failed'; facts: ReturnType<typeof factsOf> };

/** Composes a manual where nobody waits for an answer meanwhile. */
export async function performWordOrder(
	printed: PrintedManual,
	post: (message: WordMessage) => void
): Promise<void> {
	try {
		post({ kind: 'done', rendered: await composeManual(printed, progressTo(post)) });
	} catch (error) {
		post({ kind: 'failed', facts: factsOf(error) });
	}
}

const progressTo =
	(post: (message: WordMessage) => void) =>
	(done: number, total: number): void =>
		post({ kind: 'progress', done, total });

/** Composes a manual in this thread, for a command that has nothing else to do. */
export async function composeManual(
	printed: PrintedManual,
	tell?: (done: number, total: number) => void
): Promise<RenderedManual> {
	// Loaded at the first file: the library is large, and most processes never make one.
	const { renderManualDocx } = await import('$lib/server/formats/docx/manual/render-manual');
	return renderManualDocx(printed, tell);
}
