import type { Readable } from 'node:stream';
import type { PaperScan } from '$lib/domain/acknowledgement/records';
import { LARGEST_SCAN, SCAN_ENDINGS, scanKind } from '$lib/domain/files/scan-kind';
import { fileById, readFile, uploadFile } from '$lib/server/db/files';
import { DomainError, notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { requestInReach } from './in-reach';

const MB = 1024 * 1024;

/**
 * Keeps the scan of a signed paper; the answer that refers to it comes after.
 * @throws DomainError `file-kind`, `file-too-large`, `file-empty`
 */
export async function keepScan(ctx: Context, bytes: Uint8Array): Promise<PaperScan> {
	if (bytes.byteLength === 0) throw new DomainError('file-empty');
	if (bytes.byteLength > LARGEST_SCAN)
		throw new DomainError('file-too-large', { limit: LARGEST_SCAN / MB });
	const type = scanKind(bytes);
	if (!type) throw new DomainError('file-kind');
	const name = `enterado.${SCAN_ENDINGS[type]}`;
	const { id: fileId, sha256 } = await uploadFile(bytes, { name, type, now: ctx.now });
	return { fileId, type, bytes: bytes.byteLength, sha256 };
}

export interface OpenScan {
	stream: Readable;
	fileName: string;
	type: string;
	bytes: number;
}

/** The scan of an answer, for whoever may read the answer. @throws DomainError `not-found` */
export async function openScan(ctx: Context, id: string): Promise<OpenScan> {
	const { answer } = await requestInReach(ctx, id);
	const file = answer?.scan ? await fileById(answer.scan.fileId) : null;
	if (!file) throw notFound();
	return { stream: readFile(file.id), fileName: file.name, type: file.type, bytes: file.bytes };
}
