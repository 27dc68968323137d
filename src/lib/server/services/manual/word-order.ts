import type { PublishedBody } from '$lib/domain/matrix/version';
import type { RenderedManual } from '$lib/server/formats/docx/manual/render-manual';
import type { PrintedManual } from '$lib/server/formats/docx/manual/manual-input';
import { factsOf } from '$lib/server/log';

export type { RenderedManual };

/** What is to be composed; its matrices as the bytes that are kept, which are read where it is. */
export type WordOrder = Omit<PrintedManual, 'matrices'> & {
	bodies: ReadonlyMap<string, Uint8Array>;
};

/** What the thread says: how far it is, and at last what came of it. */
export type WordMessage =
	| { kind: 'progress'; done: number; total: number }
	| { kind: 'done'; rendered: RenderedManual }
	| { kind: 'failed'; facts: ReturnType<typeof factsOf> };

/** Composes a manual where nobody waits for an answer meanwhile. */
export async function performWordOrder(
	order: WordOrder,
	post: (message: WordMessage) => void
): Promise<void> {
	try {
		post({ kind: 'done', rendered: await composeManual(order, progressTo(post)) });
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
	order: WordOrder,
	tell?: (done: number, total: number) => void
): Promise<RenderedManual> {
	// Loaded at the first file: the library is large, and most processes never make one.
	const { renderManualDocx } = await import('$lib/server/formats/docx/manual/render-manual');
	return renderManualDocx(printedOf(order), tell);
}

function printedOf({ bodies, ...rest }: WordOrder): PrintedManual {
	const read = new TextDecoder();
	const matrices = [...bodies].map(
		([hash, bytes]) => [hash, JSON.parse(read.decode(bytes)) as PublishedBody] as const
	);
	return { ...rest, matrices: new Map(matrices) };
}
