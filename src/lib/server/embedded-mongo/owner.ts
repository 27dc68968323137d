import { createHash } from 'node:crypto';
import {
	chmodSync,
	closeSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process owns the data folder already. */
export class StoreBusyError extends Error {
	readonly dataDir: string;
	constructor(dataDir: string) {
		super(`Another process owns the data folder ${dataDir}`);
		this.name = 'StoreBusyError';
		this.dataDir = dataDir;
	}
}

/** Linux takes no longer path for a socket. */
const LONGEST_SOCKET_PATH = 100;
const SQLITE_BUSY = 5;

export interface StorePaths {
	folder: string;
	database: string;
	lock: string;
	owner: string;
	socket: string;
}

/** What a store keeps in its folder; a long path moves the socket to the temp folder. */
export function storePaths(dataDir: string): StorePaths {
	const folder = resolve(dataDir);
	let socket = join(folder, 'run', 'store.sock');
	if (Buffer.byteLength(socket) > LONGEST_SOCKET_PATH) {
		const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
		socket = join(tmpdir(), `escalafon-${process.getuid?.() ?? 0}-${name}`, 'store.sock');
	}
	return {
		folder,
		database: join(folder, 'store.sqlite'),
		lock: join(folder, 'lock.sqlite'),
		owner: join(folder, 'owner.json'),
		socket
	};
}

function privateFolder(folder: string): void {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	chmodSync(folder, 0o700);
}

/** Makes a file that its owner alone can read; SQLite gives the files beside it the same mode. */
export function makePrivateFile(file: string): void {
	closeSync(openSync(file, 'a', 0o600));
	chmodSync(file, 0o600);
}

/** Takes SQLite's exclusive lock, which ends with the process however it ends. */
function takeLock(file: string, timeout: number): DatabaseSync | undefined {
	makePrivateFile(file);
	const lock = new DatabaseSync(file, { timeout });
	try {
		lock.exec('PRAGMA locking_mode = EXCLUSIVE');
		lock.exec('BEGIN EXCLUSIVE');
		return lock;
	} catch (error) {
		lock.close();
		if (((error as { errcode?: number }).errcode ?? 0) % 256 === SQLITE_BUSY) return undefined;
		throw error;
	}
}

/** The ownership of a data folder: held by one process at a time, told to others by a file. */
export class Ownership {
	readonly paths: StorePaths;
	readonly #lock: DatabaseSync;

	/** Throws StoreBusyError when another holds the folder. */
	constructor(dataDir: string) {
		this.paths = storePaths(dataDir);
		privateFolder(this.paths.folder);
		privateFolder(join(this.paths.socket, '..'));
		const lock = takeLock(this.paths.lock, 250);
		if (!lock) throw new StoreBusyError(resolve(dataDir));
		this.#lock = lock;
		// left by a process that was killed: nobody else holds the lock, so nobody listens there
		rmSync(this.paths.socket, { force: true });
		rmSync(this.paths.owner, { force: true });
	}

	/** Tells others where the store listens. */
	announce(uri: string): void {
		const draft = `${this.paths.owner}.new`;
		writeFileSync(draft, JSON.stringify({ uri, pid: process.pid }), { mode: 0o600 });
		renameSync(draft, this.paths.owner);
	}

	release(): void {
		if (!this.#lock.isOpen) return;
		rmSync(this.paths.owner, { force: true });
		rmSync(this.paths.socket, { force: true });
		this.#lock.exec('ROLLBACK');
		this.#lock.close();
	}
}

/**
 * How to reach the store that runs on a data folder, or undefined when none does. A file left by a
 * killed process is not believed: the lock says whether somebody is there.
 */
export function readOwner(dataDir: string): { uri: string; pid: number } | undefined {
	const paths = storePaths(dataDir);
	let owner: { uri: string; pid: number };
	try {
		owner = JSON.parse(readFileSync(paths.owner, 'utf8')) as { uri: string; pid: number };
	} catch {
		return undefined;
	}
	const lock = takeLock(paths.lock, 0);
	if (!lock) return owner;
	lock.exec('ROLLBACK');
	lock.close();
	return undefined;
}
