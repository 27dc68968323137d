import { AsyncLocalStorage } from 'node:async_hooks';
import mongoose from 'mongoose';

/** What is to happen once the transaction is committed. */
interface Scope {
	afterwards: Set<() => void>;
}

const running = new AsyncLocalStorage<Scope>();

/**
 * Runs `work` in one transaction; a call inside another joins it. `work` may run more than once
 * (write conflicts are tried again), so it must have no effect outside the store, and it must not
 * use Promise.all: a transaction's statements go one after another.
 */
export async function withTransaction<T>(work: () => Promise<T>): Promise<T> {
	if (inTransaction()) return work();
	let result: { value: T; scope: Scope } | null = null;
	await mongoose.connection.transaction(
		async () => {
			// A new one each try: what an undone try asked for does not happen.
			const scope: Scope = { afterwards: new Set() };
			result = { value: await running.run(scope, work), scope };
		},
		{ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } }
	);
	if (!result) throw new Error('the transaction ended without a result');
	const { value, scope } = result as { value: T; scope: Scope };
	for (const run of scope.afterwards) run();
	return value;
}

/** Runs this once the transaction at hand is committed; at once outside of one. The same function runs once. */
export function afterCommit(run: () => void): void {
	const scope = running.getStore();
	if (scope) scope.afterwards.add(run);
	else run();
}

/** Whether a transaction is running here: what it reads may never be committed, so it is not cached. */
export function inTransaction(): boolean {
	return running.getStore() !== undefined;
}
