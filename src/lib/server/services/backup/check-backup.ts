import { archivedCounts } from '$lib/server/db/archive/archived';
import { can } from '$lib/domain/access/can';
import { forbidden } from '$lib/server/errors';
import { ArchiveFault } from '$lib/server/formats/archive';
import type { Context } from '../context';
import { noteProof } from './archive-note';
import { archiveFailure } from './faults';
import { backupPath } from './folder';
import { COUNTED } from './numbers';
import { proveArchive } from './write-backup';

/**
 * Reads an archive to its end, notes whether it is whole, and says what it holds beside what is there now.
 * @returns `documents`, `bytes`, and `then-…` and `now-…` for each counted collection
 */
export async function checkBackup(
	ctx: Context,
	name: string,
	passphrase: string | null
): Promise<Record<string, string | number>> {
	if (!can(ctx.actor, 'backup.restore')) throw forbidden();
	const path = await backupPath(name);
	try {
		const { documents, bytes, collections } = await proveArchive(path, passphrase);
		const present = await archivedCounts();
		const facts: Record<string, number> = { documents, bytes };
		for (const counted of COUNTED) {
			const held = collections.find((collection) => collection.name === counted);
			facts[`then-${counted}`] = held?.documents ?? 0;
			facts[`now-${counted}`] = present[counted] ?? 0;
		}
		await noteProof(path, 'proved');
		return facts;
	} catch (error) {
		if (error instanceof ArchiveFault && error.code === 'archive-damaged')
			await noteProof(path, 'damaged');
		throw archiveFailure(error);
	}
}
