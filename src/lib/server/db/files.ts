import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mongoose from 'mongoose';
import { newId } from './ids';
import { BUCKET, Files, type RawFile } from './models/files';

/** A file that was uploaded, in pieces in the store. */
export interface StoredFile {
	id: string;
	name: string;
	type: string;
	bytes: number;
	sha256: string;
	/** The record that refers to it; null until a transaction does. */
	owner: string | null;
}

function bucketOf() {
	const { db } = mongoose.connection;
	if (!db) throw new Error('the store is not open');
	return new mongoose.mongo.GridFSBucket(db, { bucketName: BUCKET });
}

/**
 * Keeps a file's bytes. Call it before the transaction that refers to it: an upload takes no part in
 * one, and what no transaction claims is swept.
 */
export async function uploadFile(
	bytes: Uint8Array,
	{ name, type, now }: { name: string; type: string; now: Date }
): Promise<StoredFile> {
	const id = newId(now);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const upload = bucketOf().openUploadStreamWithId(id as never, name, {
		metadata: { type, sha256, owner: null }
	});
	await pipeline(Readable.from([bytes]), upload);
	return { id, name, type, bytes: bytes.byteLength, sha256, owner: null };
}

/** Ties a file to the record that refers to it, inside the transaction. @returns false where it is gone */
export async function claimFile(id: string, owner: string): Promise<boolean> {
	const result = await Files.updateOne(
		{ _id: id, 'metadata.owner': null },
		{ $set: { 'metadata.owner': owner } }
	);
	return result.matchedCount === 1;
}

export async function fileById(id: string): Promise<StoredFile | null> {
	const raw = await Files.findById(id).lean<RawFile | null>();
	if (!raw) return null;
	const { type, sha256, owner } = raw.metadata;
	return { id, name: raw.filename, type, bytes: raw.length, sha256, owner };
}

/** A file's bytes, piece by piece. */
export function readFile(id: string): Readable {
	return bucketOf().openDownloadStream(id as never);
}
