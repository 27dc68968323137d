import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BSONRegExp, Decimal128, Double, Int32, Long, ObjectId, Timestamp, UUID } from 'bson';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isEmptyDatabase } from '../../../src/lib/server/db/archive/archived';
import { DomainError } from '../../../src/lib/server/errors';
import { consoleActor } from '../../../src/lib/server/services/accounts/console-actor';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { restoreStore } from '../../../src/lib/server/services/backup/restore-store';
import { proveArchive, writeBackup } from '../../../src/lib/server/services/backup/write-backup';
import { foundCompany, NOW } from '../../factories/company';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';
import { temporaryFolder } from '../../setup/store-worker';

const folder = temporaryFolder();
const file = (name: string) => join(folder, `${name}.escalafon`);
const ctx = { actor: consoleActor(['administrator']), now: NOW };
const AUDIT = 'a-key-that-every-store-of-this-test-signs-with';
const PASSPHRASE = 'trébol mármol ventana 48';
const plain = { now: NOW, passphrase: null };

let store: TestStore;
/** A restore connects anew: the database of the present connection. */
const raw = () => {
	const { db } = mongoose.connection;
	if (!db) throw new Error('the store is not open');
	return db;
};
const open = async () => {
	store = await openTestStore(AUDIT);
};
/** Closes the store and opens an empty one. */
const another = async () => {
	await store.close();
	await open();
};

beforeAll(open);
afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

const codeOf = async (work: Promise<unknown>) => {
	try {
		await work;
		return null;
	} catch (error) {
		return error instanceof DomainError ? error.code : error;
	}
};

/** Every document of every archived collection, as it lies there. */
async function everything() {
	const held: Record<string, unknown[]> = {};
	for (const { name } of await raw().listCollections().toArray()) {
		const documents = await raw().collection(name).find().sort({ _id: 1 }).toArray();
		if (documents.length > 0) held[name] = documents;
	}
	return held;
}

describe('export, import, export', () => {
	it('gives the same hash of contents, document by document, and a store that verifies', async () => {
		const company = await foundCompany();
		await published(company, 'ATC-02');
		const first = await writeBackup(file('first'), plain);
		const before = await everything();
		expect(await verifyStore()).toMatchObject({ ok: true });

		await another();
		expect(await isEmptyDatabase()).toBe(true);
		const moved = await restoreStore(ctx, file('first'), { passphrase: null, mode: 'move' });
		expect(moved).toMatchObject({ contents: first.contents, documents: first.documents });
		const after = await everything();
		for (const name of ['migrations', 'stamps', 'leases']) {
			delete before[name];
			delete after[name];
		}
		expect(after).toEqual(before);
		expect((await writeBackup(file('second'), plain)).contents).toBe(first.contents);
		expect(await verifyStore()).toMatchObject({ ok: true });
		expect(first.documents).toBeGreaterThan(40);
		expect(await codeOf(restoreStore(ctx, file('first'), { passphrase: null, mode: 'move' }))).toBe(
			'store-not-empty'
		);
	});

	it('keeps every type of BSON, and 10 MB in pieces', async () => {
		await another();
		const value = fc.oneof(
			fc.string(),
			fc.boolean(),
			fc.constant(null),
			fc.integer().map((n) => new Int32(n)),
			fc.double().map((n) => new Double(n)),
			fc.integer().map((n) => new Double(n)),
			fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
			fc.date({ noInvalidDate: true }),
			fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
			fc.constant(0).map(() => new ObjectId()),
			fc.constant(0).map(() => new UUID()),
			fc.integer({ min: 0, max: 9999 }).map((n) => Decimal128.fromString(`${n}.50`)),
			fc.constant(new BSONRegExp('^a.*', 'i')),
			fc.constant(new Timestamp({ t: 5, i: 1 }))
		);
		const key = fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/);
		const inner = fc.dictionary(key, fc.oneof(value, fc.array(value, { maxLength: 3 })));
		const documents = fc.sample(fc.dictionary(key, fc.oneof(value, inner), { maxKeys: 6 }), {
			numRuns: 200,
			seed: 11
		});
		const odd = raw().collection<{ _id: number }>('import_sources');
		await odd.insertMany(documents.map((document, _id) => ({ ...document, _id })));
		const pieces = raw().collection('files.chunks');
		for (let n = 0; n < 40; n += 1)
			await pieces.insertOne({ files_id: 'f1', n, data: randomBytes(256 * 1024) });
		await raw()
			.collection<{ _id: string }>('files.files')
			.insertOne({ _id: 'f1', length: 40 * 256 * 1024 } as never);
		// Pieces of a file that the snapshot does not know belong to nothing.
		await pieces.insertOne({ files_id: 'gone', n: 0, data: Buffer.from('x') });
		const first = await writeBackup(file('types'), plain);
		expect(first.documents).toBe(200 + 40 + 1);
		const exact = () =>
			odd.find({}, { promoteValues: false, bsonRegExp: true }).sort({ _id: 1 }).toArray();
		const before = await exact();
		await another();
		await restoreStore(ctx, file('types'), { passphrase: null, mode: 'move' });
		expect((await writeBackup(file('types-again'), plain)).contents).toBe(first.contents);
		expect(
			await raw()
				.collection<{ _id: number }>('import_sources')
				.find({}, { promoteValues: false, bsonRegExp: true })
				.sort({ _id: 1 })
				.toArray()
		).toEqual(before);
	});
});

describe('an archive that cannot be used', () => {
	beforeAll(async () => {
		await another();
		await foundCompany();
		await writeBackup(file('sound'), plain);
		await writeBackup(file('locked'), { now: NOW, passphrase: PASSPHRASE });
	});

	const changed = (name: string, change: (bytes: Buffer) => Buffer) => {
		const path = file(`${name}-changed`);
		writeFileSync(path, change(readFileSync(file(name))));
		return path;
	};
	const cases: [string, string, () => string, string | null][] = [
		['has the wrong passphrase', 'passphrase-wrong', () => file('locked'), 'otra frase de paso'],
		['needs one', 'archive-locked', () => file('locked'), null],
		['was cut', 'archive-damaged', () => changed('sound', (b) => b.subarray(0, -20)), null],
		[
			'was cut and is encrypted',
			'archive-damaged',
			() => changed('locked', (b) => b.subarray(0, b.length - 1000)),
			PASSPHRASE
		],
		[
			'has a changed byte',
			'archive-damaged',
			() =>
				changed('locked', (b) => {
					b[b.length - 100]! ^= 1;
					return b;
				}),
			PASSPHRASE
		],
		[
			'is of a newer product',
			'archive-newer',
			() =>
				changed('sound', (b) =>
					Buffer.from(b.toString('latin1').replace('"format":1', '"format":9'), 'latin1')
				),
			null
		],
		['is something else', 'archive-foreign', () => changed('sound', () => Buffer.from('PK')), null]
	];

	it.each(cases)(
		'because it %s is told so, and nothing changed',
		async (_what, code, path, pass) => {
			const before = await everything();
			const attempt = restoreStore(ctx, path(), { passphrase: pass, mode: 'restore' });
			expect(await codeOf(attempt)).toBe(code);
			expect(await everything()).toEqual(before);
			const { databases } = await raw().admin().listDatabases();
			const copies = databases.filter(({ name }) => name === `${raw().databaseName}_restore`);
			expect(copies).toEqual([]);
		}
	);

	it('because its trail does not verify is refused after it was copied, and nothing changed', async () => {
		await raw()
			.collection('employees')
			.updateOne({}, { $set: { number: '999' } });
		await raw()
			.collection('audit_heads')
			.updateOne({}, { $inc: { seq: 1 } });
		await writeBackup(file('faulty'), plain);
		const before = await everything();
		const attempt = restoreStore(ctx, file('faulty'), { passphrase: null, mode: 'restore' });
		expect(await codeOf(attempt)).toBe('archive-faulty');
		expect(await everything()).toEqual(before);
	});

	it('is no way in for somebody who is no administrator', async () => {
		const hr = { actor: consoleActor(['hr']), now: NOW };
		const attempt = restoreStore(hr, file('sound'), { passphrase: null, mode: 'restore' });
		expect(await codeOf(attempt)).toBe('forbidden');
	});
});

describe('the file', () => {
	it('is for its owner alone, and in a folder that cannot be written is told as a sentence', async () => {
		expect(statSync(file('sound')).mode & 0o777).toBe(0o600);
		expect(await proveArchive(file('sound'), null)).toMatchObject({
			bytes: statSync(file('sound')).size
		});
		const nowhere = join(file('sound'), 'inside-a-file');
		expect(await codeOf(writeBackup(nowhere, plain))).toBe('backup-folder');
	});

	it('on a full disk is told as a sentence', async () => {
		expect(await codeOf(writeBackup('/dev/full', plain))).toBe('disk-full');
	});
});
