import { decodeFields } from './codec';
import type { Engine } from './engine';
import { choosePlan } from './planner';
import { Writer } from './writer';

/** One sweep removes at most so many documents, so that commands in between are not kept waiting. */
const MOST_SWEPT = 5_000;

/**
 * Removes documents whose TTL index says that their time is over, by the writes' normal path: those
 * that a transaction holds wait for the next sweep. Returns how many were removed.
 */
export function sweepExpired(engine: Engine): number {
	let removed = 0;
	const writer = new Writer(engine, undefined);
	for (const collection of engine.storage.collections()) {
		if (collection.insertOnly) continue;
		for (const index of collection.indexes) {
			if (index.expireAfterSeconds === undefined) continue;
			const before = engine.now() - index.expireAfterSeconds * 1000;
			const path = index.paths[0]!;
			const root = new Set([path.split('.')[0]!]);
			const view = engine.view(collection.namespace, undefined);
			const plan = choosePlan(view, { [path]: { $lte: new Date(before) } }, undefined, false);
			for (const record of [...plan.records]) {
				if (removed >= MOST_SWEPT) return removed;
				if (engine.transactions.holder(collection.namespace, record.id, undefined)) continue;
				const dates = index
					.entries(decodeFields(record.bytes, root))
					.flatMap((entry) => (entry.values[0] instanceof Date ? [entry.values[0].getTime()] : []));
				if (dates.length === 0 || Math.min(...dates) > before) continue;
				writer.remove(view, record);
				removed += 1;
			}
		}
	}
	return removed;
}
