import { plainBytes } from './bytes';
import { MatrixContents, RenderedFiles, type StoredContent } from './models/matrix';

/**
 * Keeps canonical bytes under their hash. The same bytes are kept once; there is no way to change
 * or remove them. The format number says how to read them.
 */
export async function keepContent(content: {
	hash: string;
	kind: StoredContent['kind'];
	format: number;
	bytes: Uint8Array;
	at: string;
}): Promise<void> {
	const known = await MatrixContents.findById(content.hash).select({ _id: 1 }).lean();
	if (known) return;
	const { hash, bytes, ...rest } = content;
	await MatrixContents.insertMany([{ _id: hash, bytes: Buffer.from(bytes), ...rest }]);
}

export async function contentBytes(hash: string): Promise<Uint8Array | null> {
	const raw = await MatrixContents.findById(hash).select({ bytes: 1 }).lean();
	return raw && plainBytes(raw.bytes);
}

/** Several at once, each by its hash. */
export async function contentsByHash(hashes: readonly string[]): Promise<Map<string, Uint8Array>> {
	const raw = await MatrixContents.find({ _id: { $in: [...hashes] } })
		.select({ bytes: 1 })
		.limit(hashes.length)
		.lean();
	return new Map(raw.map(({ _id, bytes }) => [String(_id), plainBytes(bytes)]));
}

/** Every kept content, one after another, for verifying. */
export async function* allContents(): AsyncGenerator<{ hash: string; bytes: Uint8Array }> {
	const cursor = MatrixContents.find().sort({ _id: 1 }).select({ bytes: 1 }).lean().cursor();
	for await (const raw of cursor)
		yield { hash: String(raw._id), bytes: plainBytes((raw as { bytes: unknown }).bytes) };
}

export async function renderedFile(key: string): Promise<Uint8Array | null> {
	const raw = await RenderedFiles.findById(key).select({ bytes: 1 }).lean();
	return raw && plainBytes(raw.bytes);
}

/** How many pages a kept file has; null where it is not kept. */
export async function renderedPages(key: string): Promise<number | null> {
	const raw = await RenderedFiles.findById(key).select({ pages: 1 }).lean();
	return raw && (raw.pages ?? 0);
}

/**
 * A rendered file can always be made again, so a second writer just loses; and whatever else was
 * made of the same content before (in another state, by an earlier renderer) is let go of.
 */
export async function keepRenderedFile(
	key: string,
	contentHash: string,
	bytes: Uint8Array,
	now: Date,
	pages: number | null = null
): Promise<void> {
	await RenderedFiles.updateOne(
		{ _id: key },
		{ $setOnInsert: { contentHash, bytes: Buffer.from(bytes), pages, at: now } },
		{ upsert: true }
	);
	await RenderedFiles.deleteMany({ contentHash, _id: { $ne: key } });
}
