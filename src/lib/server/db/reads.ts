import { AsyncLocalStorage } from 'node:async_hooks';
import { commitsTo, namesAsked, storeOpening } from './commits';

/**
 * What something was made of: the collections that were read, or the parts of them that were asked
 * for, with the commits to each counted before its first read. It is written down by every model by
 * itself, so that nobody can forget to.
 */
export interface Basis {
	opening: number;
	commits: ReadonlyMap<string, number>;
	/** What was read only for a value that seldom changes, whatever is committed. */
	values: readonly NotedValue[];
}

interface NotedValue {
	basis: Basis;
	value: string;
	read: () => Promise<unknown>;
}

interface Notes {
	commits: Map<string, number>;
	values: NotedValue[];
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

/** Runs `work` and tells what it was made of; whoever listens around it learns nothing. */
async function apart<T>(work: () => Promise<T>): Promise<{ value: T; basis: Basis | null }> {
	const opening = storeOpening();
	const noted: Notes = { commits: new Map(), values: [], counted: commitsTo('') !== null };
	const value = await notes.run(noted, work);
	const { commits, values } = noted;
	return { value, basis: noted.counted ? { opening, commits, values } : null };
}

/**
 * Runs `work` and tells what it was made of; null where the store does not count commits. Whoever
 * listens around it learns of the same reads.
 */
export async function noting<T>(
	work: () => Promise<T>
): Promise<{ value: T; basis: Basis | null }> {
	const outer = notes.getStore();
	const made = await apart(work);
	if (outer) passOn(outer, made.basis);
	return made;
}

/**
 * Reads a value on which the caller depends by what it is, not by what it was read from: a count over
 * many records is mostly the same after one of them has changed.
 * @param read without effects; runs again when something was committed to what it reads. Its answer
 * may depend on nothing else but the person and the day that it was given
 */
export async function notingValue<T>(read: () => Promise<T>): Promise<T> {
	const outer = notes.getStore();
	if (!outer) return read();
	const { value, basis } = await apart(read);
	if (basis) outer.values.push({ basis, value: JSON.stringify(value), read });
	else outer.counted = false;
	return value;
}

function unchanged({ opening, commits }: Basis): boolean {
	if (opening !== storeOpening()) return false;
	for (const [name, count] of commits) if (commitsTo(name) !== count) return false;
	return true;
}

/** Whether nothing was committed to what it was made of, and no other store was opened. */
export const stands = (basis: Basis): boolean =>
	unchanged(basis) && basis.values.every((noted) => stands(noted.basis));

/**
 * Reads again the values whose ground has changed.
 * @returns the basis as it is now, where each is what it was; null where something is another
 */
export async function renewed(basis: Basis): Promise<Basis | null> {
	if (stands(basis)) return basis;
	if (!unchanged(basis)) return null;
	const values: NotedValue[] = [];
	for (const noted of basis.values) {
		if (stands(noted.basis)) {
			values.push(noted);
			continue;
		}
		const again = await apart(noted.read);
		if (!again.basis || JSON.stringify(again.value) !== noted.value) return null;
		values.push({ ...noted, basis: again.basis });
	}
	const now = { ...basis, values };
	// Something may have been committed meanwhile.
	return stands(now) ? now : null;
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
	for (const [name, count] of basis.commits)
		if (!noted.commits.has(name)) noted.commits.set(name, count);
	noted.values.push(...basis.values);
}
