import { randomUUID } from 'node:crypto';
import { openDatabase } from '$lib/server/db/archive/archived';
import { giveLeaseBack, takeLease } from '$lib/server/db/leases';
import { DomainError, isDomainError } from '$lib/server/errors';

const NAME = 'archive';
/** Whoever died with it holds up the next one no longer than this. */
const LEASE_MS = 20_000;
const PROLONG_MS = 4_000;

/** @throws DomainError `archive-busy` where the lease ran out, and another may have had it since */
export type StillHeld = () => Promise<void>;

/**
 * Runs `work` while nothing else makes or restores a backup, and no file is swept, on any process.
 * @param work asks `stillHeld` before what cannot be undone: a process that stood still for longer
 *   than the lease lives has lost it
 * @throws DomainError `archive-busy`
 */
export async function withArchiveLease<T>(work: (stillHeld: StillHeld) => Promise<T>): Promise<T> {
	const holder = randomUUID();
	const { databaseName } = openDatabase().db;
	let until = Date.now() + LEASE_MS;
	if (!(await takeLease(NAME, LEASE_MS, holder))) throw new DomainError('archive-busy');
	// The models may read a copy meanwhile: the lease stays where others look for it.
	const hold = async () => {
		const from = Date.now();
		if (from >= until) return false;
		const held = await takeLease(NAME, LEASE_MS, holder, openDatabase().client.db(databaseName));
		until = held ? from + LEASE_MS : 0;
		return held;
	};
	// A try that fails is made up for by the next, as long as the lease lives.
	const timer = setInterval(() => void hold().catch(() => false), PROLONG_MS);
	timer.unref();
	try {
		return await work(async () => {
			if (!(await hold())) throw new DomainError('archive-busy');
		});
	} finally {
		clearInterval(timer);
		await giveLeaseBack(NAME, holder).catch(() => {});
	}
}

/** The same for what somebody else may be doing already. @returns false where they are */
export async function underArchiveLease(work: () => Promise<unknown>): Promise<boolean> {
	try {
		await withArchiveLease(work);
		return true;
	} catch (error) {
		if (isDomainError(error) && error.code === 'archive-busy') return false;
		throw error;
	}
}
