import { createReadStream } from 'node:fs';
import { readArchive } from '$lib/server/formats/archive';
import { archiveFailure } from './faults';

/** Where the head of an archive ends at the latest, in bytes. */
const HEAD_BYTES = 8192;

/**
 * Refuses a passphrase that does not open an archive; nothing but its head is read.
 * @throws DomainError `passphrase-wrong`, `archive-locked` where one is missing, `archive-damaged`
 */
export async function requireOpens(path: string, passphrase: string | null): Promise<void> {
	const source = createReadStream(path, { end: HEAD_BYTES - 1 });
	try {
		await readArchive(source, passphrase);
	} catch (error) {
		throw archiveFailure(error);
	} finally {
		source.destroy();
	}
}
