import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { underLock } from '../../../scripts/make/lock.js';

const victim = fileURLToPath(new URL('../../setup/build-lock-victim.js', import.meta.url));
let folder = '';
let lock = '';
let log = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'escalafon-lock-'));
	lock = join(folder, 'build.lock');
	log = join(folder, 'log');
	writeFileSync(log, '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (milliseconds: number): ChildProcess =>
	spawn(process.execPath, [victim, lock, log, String(milliseconds)], { stdio: 'inherit' });
const ended = (child: ChildProcess) =>
	new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
const lines = () => readFileSync(log, 'utf8').split('\n').filter(Boolean);
const until = async (text: string) => {
	while (!readFileSync(log, 'utf8').includes(text))
		await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('two builds at once', { timeout: 30_000 }, () => {
	it('follow each other: the second waits, and says so', async () => {
		const children = [start(600), start(600), start(600)];
		expect(await Promise.all(children.map(ended))).toEqual([0, 0, 0]);
		const steps = lines().filter((line) => line !== 'waits');
		expect(lines().filter((line) => line === 'waits')).toHaveLength(2);
		for (let at = 0; at < 6; at += 2)
			expect(steps[at + 1]).toBe(steps[at]?.replace('begins', 'ends'));
		expect(existsSync(lock)).toBe(false);
	});

	it('do not wait for one that was killed', async () => {
		const killed = start(60_000);
		const gone = ended(killed);
		await until('begins');
		const waiting = [start(100), start(100)].map(ended);
		await until('waits');
		killed.kill('SIGKILL');
		await gone;
		expect(await Promise.all(waiting)).toEqual([0, 0]);
		expect(lines().filter((line) => line.startsWith('ends'))).toHaveLength(2);
		expect(existsSync(lock)).toBe(false);
	});

	it('do not wait for a lock that nobody has touched for long, whosever it was', async () => {
		writeFileSync(lock, JSON.stringify({ id: 'old', pid: 1, host: 'another' }));
		const long = new Date(Date.now() - 60_000);
		utimesSync(lock, long, long);
		let waited = false;
		expect(
			await underLock(
				lock,
				() => (waited = true),
				async () => 'done'
			)
		).toBe('done');
		expect(waited).toBe(false);
	});

	it('leave no lock behind where the work fails', async () => {
		const failing = underLock(
			lock,
			() => {},
			() => Promise.reject(new Error('no build'))
		);
		await expect(failing).rejects.toThrow('no build');
		expect(existsSync(lock)).toBe(false);
	});
});
