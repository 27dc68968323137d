import { giveLeaseBack, takeLease } from '$lib/server/db/leases';
import { DomainError } from '$lib/server/errors';

const NAME = 'archive';
const LEASE_MS = 2 * 60 * 1000;
const PROLONG_MS = 30 * 1000;

/**
 * Runs `work` while nothing else makes or restores a backup, and no file is swept, on any process.
 * @throws DomainError `archive-busy`
 */
export async function withArchiveLease<T>(work: () => Promise<T>): Promise<T> {
	if (!(await takeLease(NAME, LEASE_MS))) throw new DomainError('archive-busy');
	const timer = setInterval(() => void takeLease(NAME, LEASE_MS).catch(() => {}), PROLONG_MS);
	timer.unref();
	try {
		return await work();
	} finally {
		clearInterval(timer);
		await giveLeaseBack(NAME).catch(() => {});
	}
}
