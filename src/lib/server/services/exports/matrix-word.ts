import { createHash } from 'node:crypto';
import { keepRenderedFile, renderedFile } from '$lib/server/db/contents';
import type { PrintedMatrix } from '$lib/server/formats/docx/matrix-input';
import type { Context } from '../context';
import { exportedView } from './exported-view';
import { matrixFileName } from './file-name';
import { printedMatrix } from './printed-matrix';
import { RENDERER } from './renderer';

/**
 * One version of a matrix as a Word file, in the language of the matrix. The file of an issued
 * version is made once and kept.
 * @throws DomainError not-found, also for what the actor may not know of
 */
export async function matrixWord(
	ctx: Context,
	code: string,
	asked: { version?: number | 'open' } = {}
): Promise<{ fileName: string; bytes: Uint8Array }> {
	const view = await exportedView(ctx, code, asked);
	const printed = await printedMatrix(ctx, view);
	const { body } = printed;
	const { title, language } = body.content;
	const named = { code: body.code, title: title || view.title, language };
	return {
		fileName: matrixFileName(named, view.version, 'docx'),
		bytes: await wordFile(printed, ctx.now)
	};
}

async function wordFile(printed: PrintedMatrix, now: Date): Promise<Uint8Array> {
	const { hash, acknowledgement } = printed;
	// A file with a person's answer in it is that person's alone: it is not kept a second time.
	if (hash === null || acknowledgement !== null) return render(printed);
	const key = renderedKey(printed, hash);
	const kept = await renderedFile(key);
	if (kept) return kept;
	const bytes = await render(printed);
	await keepRenderedFile(key, hash, bytes, now);
	return bytes;
}

async function render(printed: PrintedMatrix): Promise<Uint8Array> {
	// Loaded at the first file: the library is large, and most processes never make one.
	const { renderMatrixDocx } = await import('$lib/server/formats/docx/render-matrix');
	return renderMatrixDocx(printed);
}

/**
 * Names a rendered file after all that it shows: the body by its hash, the rest (version, state,
 * signatures, company, titles) by a hash of its own, and the renderer that made it.
 */
export function renderedKey({ body, ...shown }: PrintedMatrix, hash: string): string {
	const { logo, ...company } = shown.company;
	const rest = JSON.stringify({
		...shown,
		company: { ...company, logo: logo && createHash('sha256').update(logo).digest('hex') },
		positionsById: [...shown.positionsById].sort(([a], [b]) => (a < b ? -1 : 1))
	});
	const digest = createHash('sha256').update(rest).digest('hex').slice(0, 32);
	return ['matrix-docx', body.content.language, RENDERER, hash, digest].join(':');
}
