import { join } from 'node:path';
import mongoose from 'mongoose';
import { openStore } from '../../src/lib/server/db/connection';
import { migrate } from '../../src/lib/server/db/migrations';
import { figure, say, type Figure } from './figures';
import { part } from './processes';
import { median } from './walk';

const BATCH = 1000;
const DOCUMENTS = 100_000;
const TIMES = 5;

/** How long it takes to open a store of so many documents, each time in a process of its own. */
export function openingFigures(folder: string): Figure[] {
	say(`A store of ${DOCUMENTS} documents`);
	const dataDir = join(folder, 'many');
	part('many', dataDir);
	const opened = Array.from({ length: TIMES }, () => {
		return JSON.parse(part('open', dataDir)) as Awaited<ReturnType<typeof openTime>>;
	});
	const ms = median(opened.map((one) => one.ms));
	say(`  ${ms.toFixed(0)} ms`);
	return [figure(`opening a store of ${opened[0]?.documents} documents`, ms, 'ms')];
}

/** Opens a store and closes it again. @returns how long opening took, ms, and what it holds */
export async function openTime(folder: string): Promise<{ ms: number; documents: number }> {
	const began = performance.now();
	const store = await openStore({ mongodbUri: null, dataDir: folder });
	const ms = performance.now() - began;
	const documents = await mongoose.connection.collection('acknowledgements').countDocuments();
	await store.close();
	return { ms, documents };
}

/** A store with so many requests to acknowledge in it, and nothing else. */
export async function fillWithRequests(folder: string, count = DOCUMENTS): Promise<void> {
	const store = await openStore({ mongodbUri: null, dataDir: folder });
	await migrate();
	const requests = mongoose.connection.collection<{ _id: string }>('acknowledgements');
	for (let from = 0; from < count; from += BATCH) {
		await requests.insertMany(
			Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => ({
				_id: `request-${from + at}`,
				employeeId: `employee-${(from + at) % 10_000}`,
				positionId: `position-${(from + at) % 2000}`,
				versionId: `version-${(from + at) % 5000}`,
				versionNumber: 1,
				contentHash: 'a'.repeat(64),
				// Of open requests an employee has one a position at most.
				state: 'acknowledged',
				requestedAt: '2026-01-05T16:00:00.000Z',
				dueOn: '2026-01-19',
				answer: null,
				nameKey: `persona ${from + at}`,
				searchKey: `${10_000 + from + at} persona ${from + at}`,
				outcome: 'acknowledged'
			}))
		);
	}
	await store.close();
}
