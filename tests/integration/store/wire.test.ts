import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Long } from 'bson';
import { serialize } from 'bson';
import { MongoClient } from 'mongodb';
import type { Document } from 'mongodb';
import { crc32c } from '../../../src/lib/server/embedded-mongo/wire';
import { RawConnection } from '../../setup/raw-connection';
import { startTestStore } from '../../setup/store-worker';
import type { TestStore } from '../../setup/store-worker';

let test: TestStore;
const commits: string[][] = [];

beforeAll(async () => {
	test = await startTestStore({ listen: { port: 0 }, onCommit: (names) => commits.push(names) });
});
afterAll(() => test.stop());

const raw = () => RawConnection.open(test.store.uri);

/** A kind-1 section: documents under an identifier. */
function section(identifier: string, documents: Document[]): Buffer {
	const name = Buffer.from(`${identifier}\0`);
	const content = Buffer.concat([Buffer.alloc(4), name, ...documents.map((d) => serialize(d))]);
	content.writeInt32LE(content.length, 0);
	return Buffer.concat([Buffer.from([1]), content]);
}

describe('the wire', () => {
	it('answers the first, legacy message of a driver', async () => {
		const connection = await raw();
		const query = serialize({ ismaster: 1, helloOk: true });
		const head = Buffer.alloc(16 + 4);
		const rest = Buffer.concat([Buffer.from('admin.$cmd\0'), Buffer.alloc(8), query]);
		head.writeInt32LE(head.length + rest.length, 0);
		head.writeInt32LE(2004, 12);
		connection.write(Buffer.concat([head, rest]));
		expect(await connection.reply()).toMatchObject({
			ismaster: true,
			helloOk: true,
			setName: 'escalafon',
			maxBsonObjectSize: 16 * 1024 * 1024,
			logicalSessionTimeoutMinutes: 30,
			ok: 1
		});
		connection.close();
	});

	it('reads documents from sections of their own', async () => {
		const connection = await raw();
		const documents = [{ _id: 1 }, { n: 2, _id: 2 }];
		connection.write(
			connection.message({ insert: 'seq', $db: 'test' }, 0, [section('documents', documents)])
		);
		expect(await connection.reply()).toMatchObject({ n: 2, ok: 1 });
		const stored = await test.db.collection('seq').find().toArray();
		expect(stored.map((d) => Object.keys(d).join())).toEqual(['_id', '_id,n']);
		connection.close();
	});

	it('checks a checksum that is given, and hangs up on a wrong one', async () => {
		const connection = await raw();
		const message = Buffer.concat([
			connection.message({ ping: 1, $db: 'test' }, 1),
			Buffer.alloc(4)
		]);
		message.writeInt32LE(message.length, 0);
		message.writeUInt32LE(crc32c(message.subarray(0, -4)), message.length - 4);
		connection.write(message);
		expect(await connection.reply()).toMatchObject({ ok: 1 });
		message[message.length - 1]! ^= 1;
		connection.write(message);
		await expect(connection.reply()).rejects.toThrow(/closed/);
	});

	it('sends no reply where none is awaited, and does the work', async () => {
		const connection = await raw();
		const insert = { insert: 'silent', documents: [{ n: 1 }], $db: 'test', writeConcern: { w: 0 } };
		connection.write(connection.message(insert, 2));
		expect(await connection.command({ count: 'silent' })).toMatchObject({ n: 1 });
		connection.close();
	});

	it('reads messages however they are cut, and many at once', async () => {
		const connection = await raw();
		const ping = connection.message({ ping: 1, $db: 'test' });
		for (const byte of ping) connection.write(Buffer.from([byte]));
		expect(await connection.reply()).toMatchObject({ ok: 1 });
		connection.write(Buffer.concat(Array.from({ length: 30 }, () => ping)));
		for (let i = 0; i < 30; i += 1) expect(await connection.reply()).toMatchObject({ ok: 1 });
		connection.close();
	});

	it('hangs up on what is no message, and goes on serving others', async () => {
		for (const junk of [
			Buffer.from('GET / HTTP/1.1\r\n\r\nxxxxxxxx'),
			Buffer.alloc(64, 0xff),
			(await raw()).message({ ping: 1, $db: 'test' }, 0x100)
		]) {
			const connection = await raw();
			connection.write(junk);
			await expect(connection.reply()).rejects.toThrow(/closed/);
		}
		expect(await test.db.command({ ping: 1 })).toMatchObject({ ok: 1 });
	});

	it('says the time of each reply, and it only grows', async () => {
		const connection = await raw();
		const times: Long[] = [];
		for (let i = 0; i < 5; i += 1) {
			const reply = await connection.command({ insert: 'times', documents: [{ n: i }] });
			times.push(reply.operationTime as Long);
			expect(reply.$clusterTime.clusterTime).toEqual(reply.operationTime);
		}
		for (let i = 1; i < 5; i += 1) expect(times[i]!.greaterThan(times[i - 1]!)).toBe(true);
		connection.close();
	});

	it('listens on a port too where it is told to', async () => {
		const client = await MongoClient.connect(test.store.tcpUri!);
		expect(await client.db('test').command({ buildInfo: 1 })).toMatchObject({ bits: 64 });
		await client.close();
	});
});

describe('what the store tells its process', () => {
	it('raises a collection’s stamp before the write is acknowledged, whoever wrote', async () => {
		const other = await test.connect();
		for (let i = 0; i < 20; i += 1) {
			const before = test.store.stamp('stamped');
			await other.db('test').collection('stamped').insertOne({ n: i });
			expect(test.store.stamp('stamped')).toBeGreaterThan(before);
		}
		const quiet = test.store.stamp('stamped');
		await other.db('test').collection('stamped').findOne({});
		await other
			.db('test')
			.collection('stamped')
			.updateOne({ n: -1 }, { $set: { n: 0 } });
		expect(test.store.stamp('stamped')).toBe(quiet);
	});

	it('names the collections of every commit', async () => {
		commits.length = 0;
		await test.db.collection('named').insertOne({ n: 1 });
		await expect.poll(() => commits).toEqual([['named']]);
	});

	it('warns while more is held in memory than it is made for, and says how much', async () => {
		const told: number[] = [];
		const own = await startTestStore({
			sweepMs: 50,
			ceiling: { documents: 3, bytes: 1e9 },
			onFull: (figures) => told.push(figures.documents)
		});
		await own.db.collection('c').insertMany([{}, {}, {}]);
		await new Promise((resolve) => setTimeout(resolve, 150));
		expect(told).toEqual([]);
		await own.db.collection('c').insertOne({});
		await expect.poll(() => told[0]).toBe(4);
		const stats = await own.client.db('admin').command({ escalafonStats: 1 });
		expect(stats).toMatchObject({ documents: 4, workingSetDocuments: 4, openTransactions: 0 });
		await own.stop();
	});
});
