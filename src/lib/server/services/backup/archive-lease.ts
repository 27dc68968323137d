import { randomUUID } from 'node:crypto';
import { openDatabase } from '$lib/server/db/archive/archived';
import { giveLeaseBack, takeLease } from '$lib/server/db/leases';
import { DomainError } from '$lib/server/errors';

const NAME = 'archive';
/** Whoever died with it holds up the next one no longer than this. */
const LEASE_MS = 20_000;
const PROLONG_MS = 4_000;

/**
 * Runs `work` while nothing else makes or restores a backup, and no file is swept, on any process.
 * @throws DomainError `archive-busy`
 */
export async function withArchiveLease<T>(work: () => Promise<T>): Promise<T> {
	const holder = randomUUID();
	const { databaseName } = openDatabase().db;
	// The models may read a copy meanwhile: the lease stays where others look for it.
	const hold = () =>
		takeLease(NAME, LEASE_MS, holder, openDatabase().client.db(databaseName)).catch(() => true);
	if (!(await takeLease(NAME, LEASE_MS, holder))) throw new DomainError('archive-busy');
	const timer = setInterval(() => void hold(), PROLONG_MS);
	timer.unref();
	try {
		return await work();
	} finally {
		clearInterval(timer);
		await giveLeaseBack(NAME, holder).catch(() => {});
	}
}
