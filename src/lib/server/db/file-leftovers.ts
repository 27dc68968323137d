import mongoose from 'mongoose';
import { idsFrom } from './ids';
import { BUCKET, Files, type RawFile } from './models/files';

const BATCH = 200;

function piecesOf() {
	const { db } = mongoose.connection;
	if (!db) throw new Error('the store is not open');
	return db.collection<{ files_id: string; n: number }>(`${BUCKET}.chunks`);
}

/**
 * Removes files that no record refers to and that were uploaded before a moment. One that is claimed
 * at this very moment stays.
 * @returns how many
 */
export async function removeUnclaimed(before: Date): Promise<number> {
	const unclaimed = { 'metadata.owner': null, uploadDate: { $lt: before } };
	let removed = 0;
	for (;;) {
		const found = await Files.find(unclaimed).select({ _id: 1 }).limit(BATCH).lean();
		for (const { _id } of found) {
			const { deletedCount } = await Files.deleteOne({ _id, 'metadata.owner': null });
			if (deletedCount === 1) await piecesOf().deleteMany({ files_id: _id });
			removed += deletedCount;
		}
		if (found.length < BATCH) return removed;
	}
}

/**
 * Removes the pieces of files that are not there: whoever uploaded or removed one was killed in the
 * middle. An upload that began after `before` may still be under way.
 * @returns of how many files
 */
export async function removeLoosePieces(before: Date): Promise<number> {
	// Every piece of every file is as large as it was on disk: counting says whether any is loose.
	if ((await piecesOf().estimatedDocumentCount()) === (await piecesOfFiles())) return 0;
	let removed = 0;
	let after = '';
	for (;;) {
		const ids: string[] = [];
		while (ids.length < BATCH) {
			// From file to file, whichever of its pieces is left: of each one piece is read.
			const next = await piecesOf().findOne(
				{ files_id: { $gt: after, $lt: idsFrom(before) } },
				{ projection: { files_id: 1 }, sort: { files_id: 1, n: 1 } }
			);
			if (!next) break;
			ids.push((after = next.files_id));
		}
		const there = await Files.find({ _id: { $in: ids } })
			.select({ _id: 1 })
			.limit(BATCH)
			.lean();
		const known = new Set(there.map(({ _id }) => _id));
		for (const id of ids.filter((each) => !known.has(each))) {
			await piecesOf().deleteMany({ files_id: id });
			removed += 1;
		}
		if (ids.length < BATCH) return removed;
	}
}

async function piecesOfFiles(): Promise<number> {
	let pieces = 0;
	const files = Files.find().select({ length: 1, chunkSize: 1 }).lean<RawFile[]>().cursor();
	for await (const { length, chunkSize } of files) pieces += Math.ceil(length / chunkSize);
	return pieces;
}
