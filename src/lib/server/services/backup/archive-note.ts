import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { BACKUP_PROOFS, type BackupProof } from '$lib/domain/backup/views';

const note = z.object({ fileName: z.string(), proof: z.enum(BACKUP_PROOFS) });

/** What an archive cannot say of itself: what it was called where it came from, how its check ended. */
export type ArchiveNote = z.infer<typeof note>;

/** Beside the archive, because a restore replaces what the store knows. */
const notePath = (archive: string) => `${archive}.json`;

/** Null where there is none, or none that can be read. */
export async function readNote(archive: string): Promise<ArchiveNote | null> {
	try {
		return note.parse(JSON.parse(await readFile(notePath(archive), 'utf8')));
	} catch {
		return null;
	}
}

export async function writeNote(archive: string, given: ArchiveNote): Promise<void> {
	const path = notePath(archive);
	await writeFile(`${path}.part`, JSON.stringify(given), { mode: 0o600 });
	await rename(`${path}.part`, path);
}

/** How the check of an archive ended. */
export async function noteProof(archive: string, proof: BackupProof): Promise<void> {
	const before = await readNote(archive);
	await writeNote(archive, { fileName: before?.fileName ?? '', proof });
}

export async function dropNote(archive: string): Promise<void> {
	await rm(notePath(archive), { force: true });
}
