import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InsertOnlyError } from '../../../src/lib/server/db/models/insert-only';
import { AuditEvents } from '../../../src/lib/server/db/models/audit';
import { MatrixContents } from '../../../src/lib/server/db/models/matrix';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
const content = { kind: 'body' as const, format: 1, bytes: Buffer.from('{}'), at: '2026-03-16' };

beforeAll(async () => {
	store = await openTestStore();
	await MatrixContents.insertMany([{ _id: 'a', ...content }]);
	await AuditEvents.insertMany([{ _id: 'a', recordKind: 'position', recordId: 'p', seq: 1 }]);
});
afterAll(() => store.close());

const own = { _id: 'a' };
const set = { $set: { at: '2027-01-01' } };
const document = async () => {
	const found = await MatrixContents.findById('a');
	if (!found) throw new Error('it is gone');
	return found;
};

/** Every way that Mongoose knows to change or remove a document that is there. */
const PATHS: [string, () => Promise<unknown>][] = [
	['updateOne', async () => MatrixContents.updateOne(own, set)],
	[
		'updateOne as an upsert',
		async () => MatrixContents.updateOne({ _id: 'b' }, set, { upsert: true })
	],
	['updateMany', async () => MatrixContents.updateMany({}, set)],
	['replaceOne', async () => MatrixContents.replaceOne(own, content)],
	['findOneAndUpdate', async () => MatrixContents.findOneAndUpdate(own, set)],
	['findByIdAndUpdate', async () => MatrixContents.findByIdAndUpdate('a', set)],
	['findOneAndReplace', async () => MatrixContents.findOneAndReplace(own, content)],
	['findOneAndDelete', async () => MatrixContents.findOneAndDelete(own)],
	['findByIdAndDelete', async () => MatrixContents.findByIdAndDelete('a')],
	['deleteOne', async () => MatrixContents.deleteOne(own)],
	['deleteMany', async () => MatrixContents.deleteMany({})],
	[
		'bulkWrite',
		async () => MatrixContents.bulkWrite([{ updateOne: { filter: own, update: set } }])
	],
	[
		'bulkWrite of a deletion',
		async () => MatrixContents.bulkWrite([{ deleteOne: { filter: own } }])
	],
	[
		'save of a document that was read',
		async () => {
			const found = await document();
			found.at = '2027-01-01';
			return found.save();
		}
	],
	[
		'bulkSave',
		async () => {
			const found = await document();
			found.at = '2027-01-01';
			return MatrixContents.bulkSave([found]);
		}
	],
	['updateOne of a document', async () => (await document()).updateOne(set)],
	['deleteOne of a document', async () => (await document()).deleteOne()],
	['$out', async () => MatrixContents.aggregate([{ $out: 'matrix_contents' }])],
	['$merge', async () => MatrixContents.aggregate([{ $merge: { into: 'matrix_contents' } }])]
];

describe('published content', () => {
	it.each(PATHS)('refuses %s', async (_path, write) => {
		await expect(write()).rejects.toBeInstanceOf(InsertOnlyError);
		expect(await MatrixContents.countDocuments()).toBe(1);
		expect(await MatrixContents.findById('a').lean()).toMatchObject({ at: content.at });
	});

	it('takes new documents, and never one under a hash that is there', async () => {
		await MatrixContents.insertMany([{ _id: 'c', ...content }]);
		await expect(MatrixContents.insertMany([{ _id: 'c', ...content }])).rejects.toMatchObject({
			code: 11000
		});
		expect(await MatrixContents.countDocuments()).toBe(2);
	});
});

describe('the audit trail', () => {
	it('refuses to change or remove an event', async () => {
		await expect(AuditEvents.updateOne(own, set)).rejects.toBeInstanceOf(InsertOnlyError);
		await expect(AuditEvents.deleteMany({})).rejects.toBeInstanceOf(InsertOnlyError);
		expect(await AuditEvents.countDocuments()).toBe(1);
	});
});

describe('past the models', () => {
	it('the store itself refuses, where it is the embedded one; on a server a role may', async () => {
		const raw = store.raw.collection<{ _id: string }>('matrix_contents');
		const outcome = await raw.updateOne(own, set).then(
			() => 'written',
			(error: { code: number }) => error.code
		);
		expect(store.kind === 'embedded' ? [13] : [13, 'written']).toContain(outcome);
	});
});
