import { deserialize } from 'bson';
import type { mongo } from 'mongoose';
import {
	ARCHIVED_PART,
	archivedCollections,
	AUDIT_EVENTS,
	isChunks,
	MATRIX_CONTENTS,
	openDatabase
} from './archived';

export type StoreRecord =
	{ kind: 'collection'; name: string } | { kind: 'document'; bytes: Buffer };

const BATCH = 500;
const SNAPSHOT = { readConcern: { level: 'snapshot' } } as const;

/** The numbers of the migrations that the open store has been through. */
export async function ranMigrations(): Promise<number[]> {
	const { db } = openDatabase();
	const done = await db.collection<{ _id: number }>('migrations').find().limit(10_000).toArray();
	return done.map(({ _id }) => _id).sort((a, b) => a - b);
}

/**
 * Everything that an archive holds, as it was at one moment, while the product goes on writing.
 *
 * What changes is read in one snapshot transaction; the store and MongoDB allow it 60 seconds. What
 * grows without end never changes once written (audit events, published contents, the pieces of
 * files): it is read afterwards, up to what the snapshot knows of it.
 * @param db another database on the same server: a copy that is to be proved
 */
export async function* readStore(db: mongo.Db = openDatabase().db): AsyncGenerator<StoreRecord> {
	const { client } = openDatabase();
	const names = await archivedCollections(db);
	const later = (name: string) =>
		name === AUDIT_EVENTS || name === MATRIX_CONTENTS || isChunks(name);
	const ends = new Map<string, number>();
	const files = new Map<string, unknown[]>();
	const session = client.startSession();
	try {
		session.startTransaction(SNAPSHOT);
		for (const name of names.filter((each) => !later(each))) {
			yield { kind: 'collection', name };
			const found = db.collection(name).find(ARCHIVED_PART[name] ?? {}, {
				session,
				raw: true,
				batchSize: BATCH
			});
			const isFiles = names.includes(name.replace(/\.files$/, '.chunks'));
			for await (const raw of found) {
				const bytes = raw as unknown as Buffer;
				if (name === 'audit_heads') {
					const head = deserialize(bytes) as { _id: string; seq: number };
					ends.set(head._id, head.seq);
				}
				if (name.endsWith('.files') && isFiles) {
					const bucket = name.replace(/\.files$/, '.chunks');
					const ids = files.get(bucket) ?? [];
					ids.push((deserialize(bytes) as { _id: unknown })._id);
					files.set(bucket, ids);
				}
				yield { kind: 'document', bytes };
			}
		}
		await session.commitTransaction();
	} finally {
		await session.endSession();
	}
	for (const name of names.filter(later)) {
		yield { kind: 'collection', name };
		if (isChunks(name)) yield* piecesOf(db, name, files.get(name) ?? []);
		else if (name === AUDIT_EVENTS) yield* eventsUpTo(db, ends);
		else yield* inOrder(db, name);
	}
}

async function* inOrder(db: mongo.Db, name: string): AsyncGenerator<StoreRecord> {
	const found = db.collection(name).find({}, { raw: true, batchSize: BATCH }).sort({ _id: 1 });
	for await (const raw of found) yield { kind: 'document', bytes: raw as unknown as Buffer };
}

/** Events that a chain's end in the snapshot already counts: later ones belong to a later backup. */
async function* eventsUpTo(
	db: mongo.Db,
	ends: ReadonlyMap<string, number>
): AsyncGenerator<StoreRecord> {
	for await (const record of inOrder(db, AUDIT_EVENTS)) {
		if (record.kind !== 'document') continue;
		const event = deserialize(record.bytes) as {
			recordKind: string;
			recordId: string;
			seq: number;
		};
		if (event.seq <= (ends.get(`${event.recordKind}:${event.recordId}`) ?? 0)) yield record;
	}
}

async function* piecesOf(
	db: mongo.Db,
	name: string,
	ids: readonly unknown[]
): AsyncGenerator<StoreRecord> {
	for (const id of ids) {
		const found = db.collection(name).find({ files_id: id as never }, { raw: true, batchSize: 10 });
		for await (const raw of found.sort({ n: 1 }))
			yield { kind: 'document', bytes: raw as unknown as Buffer };
	}
}
