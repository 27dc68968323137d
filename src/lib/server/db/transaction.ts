import { AsyncLocalStorage } from 'node:async_hooks';
import mongoose from 'mongoose';

const running = new AsyncLocalStorage<{ after: (() => void)[] }>();

/**
 * Runs `work` in one transaction; a call inside another joins it. `work` may run more than once
 * (write conflicts are tried again), so it must have no effect outside the store, and it must not
 * use Promise.all: a transaction's statements go one after another.
 */
export async function withTransaction<T>(work: () => Promise<T>): Promise<T> {
	if (running.getStore()) return work();
	let result: { value: T } | null = null;
	let after: (() => void)[] = [];
	await mongoose.connection.transaction(
		async () => {
			const scope = { after: [] as (() => void)[] };
			const value = await running.run(scope, work);
			result = { value };
			after = scope.after;
		},
		{ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } }
	);
	for (const act of after) act();
	if (!result) throw new Error('the transaction ended without a result');
	return (result as { value: T }).value;
}

/** Runs `act` once the transaction has been committed; at once where there is none. */
export function afterCommit(act: () => void): void {
	const scope = running.getStore();
	if (scope) scope.after.push(act);
	else act();
}

/** Whether a transaction is running here: what it reads may never be committed, so it is not cached. */
export function inTransaction(): boolean {
	return running.getStore() !== undefined;
}
