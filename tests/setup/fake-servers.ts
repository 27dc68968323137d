import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { encodeReply, MessageReader } from '../../src/lib/server/embedded-mongo/wire';

type Reply = Record<string, unknown>;

export interface FakeServer {
	/** host:port, to be put into a `mongodb://` URI. */
	host: string;
	close(): Promise<void>;
}

/** A server that speaks the wire protocol and answers what it is told to, by the command's name. */
async function startFake(answer: (command: string, host: string) => Reply): Promise<FakeServer> {
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		const reader = new MessageReader();
		sockets.add(socket);
		socket.on('error', () => socket.destroy());
		socket.on('close', () => sockets.delete(socket));
		socket.on('data', (chunk: Buffer) => {
			for (const message of reader.push(chunk)) {
				const reply = answer(Object.keys(message.body)[0]!, host);
				for (const part of encodeReply(message, reply)) socket.write(part);
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		host,
		close: () =>
			new Promise((resolve) => {
				for (const socket of sockets) socket.destroy();
				server.close(() => resolve());
			})
	};
}

const HELLO = {
	ismaster: true,
	isWritablePrimary: true,
	helloOk: true,
	maxBsonObjectSize: 16777216,
	maxMessageSizeBytes: 48000000,
	maxWriteBatchSize: 100000,
	logicalSessionTimeoutMinutes: 30,
	minWireVersion: 0,
	maxWireVersion: 21,
	readOnly: false,
	ok: 1
};

const isHello = (command: string): boolean => /^(hello|ismaster)$/i.test(command);

/** A MongoDB that is no replica set: it takes no transactions. */
export function startStandalone(): Promise<FakeServer> {
	return startFake((command) => {
		if (isHello(command)) return HELLO;
		return { ok: 1 };
	});
}

/** A replica set that takes no password: every attempt to sign in fails (18), the rest is refused (13). */
export function startLocked(): Promise<FakeServer> {
	return startFake((command, host) => {
		if (isHello(command))
			return { ...HELLO, setName: 'rs0', hosts: [host], primary: host, me: host, setVersion: 1 };
		if (command === 'saslStart' || command === 'saslContinue')
			return {
				ok: 0,
				code: 18,
				codeName: 'AuthenticationFailed',
				errmsg: 'Authentication failed.'
			};
		if (command === 'ping' || command === 'endSessions') return { ok: 1 };
		return {
			ok: 0,
			code: 13,
			codeName: 'Unauthorized',
			errmsg: `Command ${command} requires authentication`
		};
	});
}
