import { AsyncLocalStorage } from 'node:async_hooks';
import mongoose from 'mongoose';

const running = new AsyncLocalStorage<true>();

/**
 * Runs `work` in one transaction; a call inside another joins it. `work` may run more than once
 * (write conflicts are tried again), so it must have no effect outside the store, and it must not
 * use Promise.all: a transaction's statements go one after another.
 */
export async function withTransaction<T>(work: () => Promise<T>): Promise<T> {
	if (inTransaction()) return work();
	let result: { value: T } | null = null;
	await mongoose.connection.transaction(
		async () => {
			result = { value: await running.run(true, work) };
		},
		{ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } }
	);
	if (!result) throw new Error('the transaction ended without a result');
	return (result as { value: T }).value;
}

/** Whether a transaction is running here: what it reads may never be committed, so it is not cached. */
export function inTransaction(): boolean {
	return running.getStore() !== undefined;
}
