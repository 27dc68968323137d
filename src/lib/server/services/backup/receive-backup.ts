import { open, rm, stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { can } from '$lib/domain/access/can';
import { tidyFileName } from '$lib/domain/backup/file-name';
import { PIECE_BYTES } from '$lib/domain/backup/pieces';
import { DomainError, forbidden } from '$lib/server/errors';
import { openArchive } from '$lib/server/formats/archive';
import type { Context } from '../context';
import { appendBackupEvent } from './backup-event';
import { archiveFailure } from './faults';
import { backupFolder, keepUpload } from './folder';

const LIMIT_GB = 20;
const ID = /^[0-9a-f]{16,40}$/;

export interface Piece {
	/** Made by the browser, the same for all pieces of a file. */
	id: string;
	/** Where it begins, and how long the whole is. */
	at: number;
	total: number;
	bytes: Uint8Array;
	/** What the file is called where it comes from. */
	fileName: string;
}

/**
 * Takes one piece of an archive that somebody brings along. The first must begin like an archive, each
 * must follow the one before.
 * @returns the archive's name with the last piece, else null
 * @throws DomainError `archive-empty`, `archive-foreign`, `archive-newer`, `archive-too-large`, `disk-full`,
 *   `invalid-input` for a piece out of its place
 */
export async function receivePiece(ctx: Context, piece: Piece): Promise<string | null> {
	if (!can(ctx.actor, 'backup.restore')) throw forbidden();
	const { id, at, total, bytes } = piece;
	if (total === 0) throw new DomainError('archive-empty');
	const places = Number.isSafeInteger(at) && Number.isSafeInteger(total) && at >= 0;
	const fits = bytes.length > 0 && bytes.length <= PIECE_BYTES && at + bytes.length <= total;
	if (!ID.test(id) || !places || !fits) throw new DomainError('invalid-input', { field: 'at' });
	if (total > LIMIT_GB * 1024 ** 3) throw new DomainError('archive-too-large', { limit: LIMIT_GB });
	// Nobody goes on with what another person began.
	const part = join(await backupFolder(), `upload-${ctx.actor.userId}-${id}.part`);
	try {
		const there =
			at === 0
				? 0
				: await stat(part).then(
						({ size }) => size,
						() => -1
					);
		if (there !== at) throw new DomainError('invalid-input', { field: 'at' });
		const file = await open(part, at === 0 ? 'w' : 'a', 0o600);
		try {
			await file.writeFile(bytes);
			if (at + bytes.length === total) await file.sync();
		} finally {
			await file.close();
		}
		if (at === 0) await readHead(part);
		if (at + bytes.length < total) return null;
		const fileName = tidyFileName(piece.fileName);
		const name = await keepUpload(part, ctx.now, fileName);
		await appendBackupEvent(ctx, name, 'backup-uploaded', [
			{ path: 'fileName', before: null, after: fileName || null },
			{ path: 'size', before: null, after: String(total) }
		]);
		return name;
	} catch (error) {
		await rm(part, { force: true });
		throw archiveFailure(error);
	}
}

async function readHead(path: string): Promise<void> {
	const { body } = await openArchive(createReadStream(path, { end: 8191 }));
	await body[Symbol.asyncIterator]().return?.(undefined);
}
