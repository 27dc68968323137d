import { describe, expect, it } from 'vitest';
import { MongoClient } from 'mongodb';
import { startLocked, startStandalone } from '../../setup/fake-servers';
import { codeOf } from '../../setup/store-worker';

describe('the servers that tests put in the place of a real MongoDB', () => {
	it('a standalone has no set name', async () => {
		const server = await startStandalone();
		const client = await MongoClient.connect(`mongodb://${server.host}/`);
		const hello = await client.db('admin').command({ hello: 1 });
		expect(hello.isWritablePrimary).toBe(true);
		expect(hello.setName).toBeUndefined();
		await client.close();
		await server.close();
	});

	it('one that takes no password fails every sign-in (18), and every command without one (13)', async () => {
		const server = await startLocked();
		const connect = (uri: string) => MongoClient.connect(uri, { serverSelectionTimeoutMS: 3000 });
		expect(await codeOf(connect(`mongodb://someone:wrong@${server.host}/?replicaSet=rs0`))).toBe(
			18
		);
		const client = await connect(`mongodb://${server.host}/?replicaSet=rs0`);
		expect(await codeOf(client.db('x').collection('c').findOne({}))).toBe(13);
		await client.close();
		await server.close();
	});
});
