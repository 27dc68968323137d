import { AsyncLocalStorage } from 'node:async_hooks';
import { commitsTo, namesAsked, storeOpening } from './commits';

/**
 * What something was made of: the collections that were read, or the parts of them that were asked
 * for, with the commits to each counted before its first read. It is written down by every model by itself, so that nobody can forget to.
 */
export interface Basis {
	opening: number;
	commits: ReadonlyMap<string, number>;
}

interface Notes {
	commits: Map<string, number>;
	/** False once something was read whose changes nobody counts. */
	counted: boolean;
}

const notes = new AsyncLocalStorage<Notes>();

/**
 * Notes that a collection is about to be read; every model calls it before every query.
 * @param filter where the query has one: it may ask for a part of the collection alone
 */
export function noteRead(collection: string, filter: Readonly<Record<string, unknown>> = {}): void {
	const noted = notes.getStore();
	if (!noted || noted.commits.has(collection)) return;
	for (const name of namesAsked(collection, filter)) {
		if (noted.commits.has(name)) continue;
		const commits = commitsTo(name);
		if (commits === null) noted.counted = false;
		else noted.commits.set(name, commits);
	}
}

/**
 * Runs `work` and tells what it was made of; null where the store does not count commits. Whoever
 * listens around it learns of the same reads.
 */
export async function noting<T>(
	work: () => Promise<T>
): Promise<{ value: T; basis: Basis | null }> {
	const outer = notes.getStore();
	const opening = storeOpening();
	const noted: Notes = { commits: new Map(), counted: commitsTo('') !== null };
	const value = await notes.run(noted, work);
	const basis = noted.counted ? { opening, commits: noted.commits } : null;
	if (outer) passOn(outer, basis);
	return { value, basis };
}

/** Whether nothing was committed to what it was made of, and no other store was opened. */
export function stands({ opening, commits }: Basis): boolean {
	if (opening !== storeOpening()) return false;
	for (const [collection, count] of commits) if (commitsTo(collection) !== count) return false;
	return true;
}

/** Whoever uses what was kept depends on what that was made of. */
export function noteBasis(basis: Basis): void {
	const noted = notes.getStore();
	if (noted) passOn(noted, basis);
}

function passOn(noted: Notes, basis: Basis | null): void {
	if (!basis) {
		noted.counted = false;
		return;
	}
	for (const [collection, count] of basis.commits)
		if (!noted.commits.has(collection)) noted.commits.set(collection, count);
}
