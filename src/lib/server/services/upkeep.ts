import { takeLease } from '$lib/server/db/leases';
import { consoleActor } from './accounts/console-actor';
import { settleRequests } from './acknowledgement/settle-requests';
import { sealWhenDue } from './audit/seal-audit';

/** Longer than it takes, shorter than until the next time. */
const LEASE_MS = 10 * 60 * 1000;

/**
 * What a new day brings: whoever takes up a post today is asked for the version in force, and the
 * audit trail is sealed. One process does it at a time; doing it again changes nothing.
 * @returns false where another process is at it
 */
export async function keepUp(now: Date): Promise<boolean> {
	if (!(await takeLease('upkeep', LEASE_MS))) return false;
	await settleRequests({ actor: consoleActor(['hr']), now });
	await sealWhenDue(now);
	return true;
}
