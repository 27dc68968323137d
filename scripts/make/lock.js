import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import {
	linkSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync
} from 'node:fs';

/** Whoever holds a lock says so this often; a lock that is older than DEAD_MS was left behind. */
const BEAT_MS = 2_000;
const DEAD_MS = 30_000;
const PAUSE_MS = 250;

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @param {unknown} error @param {string} code */
const is = (error, code) => /** @type {{ code?: string }} */ (error).code === code;

/** @param {string} file @returns {{ id: string, pid: number, host: string } | null} */
function holderOf(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		// Gone meanwhile, or not yet written to its end: its age decides.
		return null;
	}
}

/** @param {number} pid */
function lives(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return !is(error, 'ESRCH');
	}
}

/** Whether nobody holds a lock any more, though it lies there. @param {string} file */
function isDead(file) {
	const holder = holderOf(file);
	// A process of another container cannot be asked for: its beat tells.
	if (holder && holder.host === hostname() && !lives(holder.pid)) return true;
	try {
		return Date.now() - statSync(file).mtimeMs > DEAD_MS;
	} catch {
		return false;
	}
}

/**
 * Takes away a lock that was left behind; one that somebody took in the meantime is put back.
 * @param {string} file
 */
function removeDead(file) {
	const dead = holderOf(file)?.id;
	const moved = `${file}.${randomUUID()}`;
	try {
		renameSync(file, moved);
		if (holderOf(moved)?.id !== dead) linkSync(moved, file);
	} catch (error) {
		// Another process that waits was quicker.
		if (!is(error, 'ENOENT') && !is(error, 'EEXIST')) throw error;
	}
	rmSync(moved, { force: true });
}

/**
 * Does some work while no other process does the same. A lock whose process was killed is taken over.
 * @template T
 * @param {string} file the lock: there while somebody holds it
 * @param {() => void} waiting told once, where somebody else holds it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function underLock(file, waiting, work) {
	const id = randomUUID();
	const mine = JSON.stringify({ id, pid: process.pid, host: hostname() });
	for (let told = false; ;) {
		try {
			writeFileSync(file, mine, { flag: 'wx' });
			break;
		} catch (error) {
			if (!is(error, 'EEXIST')) throw error;
		}
		if (isDead(file)) removeDead(file);
		else {
			if (!told) waiting();
			told = true;
			await pause(PAUSE_MS);
		}
	}
	const beat = setInterval(() => utimesSync(file, new Date(), new Date()), BEAT_MS);
	beat.unref();
	try {
		return await work();
	} finally {
		clearInterval(beat);
		if (holderOf(file)?.id === id) rmSync(file, { force: true });
	}
}
