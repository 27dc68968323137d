import { afterAll, beforeAll, expect, it } from 'vitest';
import { issuedHeads } from '../../../src/lib/server/db/versions';
import { foundCompany, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

/** More than any list of versions stops at, parted so that pages end within a position. */
const POSITIONS = 67;
const OF_EACH = 301;

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
}, 120_000);
afterAll(() => store.close());

it('every version that was issued is found, however many there are, the newest of each first', async () => {
	await published(company, 'ATC-02');
	const versions = store.raw.collection<{ _id: string }>('matrix_versions');
	const like = await versions.findOne({ state: 'issued' });
	const rows = Array.from({ length: POSITIONS * OF_EACH }, (_, at) => ({
		...like,
		_id: `many-${at}`,
		positionId: `many-${at % POSITIONS}`,
		number: 1 + Math.floor(at / POSITIONS),
		state: at % 5 === 0 ? 'withdrawn' : 'issued'
	}));
	for (let from = 0; from < rows.length; from += 5_000)
		await versions.insertMany(rows.slice(from, from + 5_000) as never);
	const heads = await issuedHeads();
	expect(heads).toHaveLength(POSITIONS * OF_EACH + 1);
	expect(new Set(heads.map(({ id }) => id)).size).toBe(heads.length);
	const own = heads.filter(({ positionId }) => positionId === 'many-7');
	expect(own.map(({ number }) => number)).toEqual(
		Array.from({ length: OF_EACH }, (_, at) => OF_EACH - at)
	);
	expect(heads.some((head) => 'content' in head || 'submissions' in head)).toBe(false);
}, 120_000);
