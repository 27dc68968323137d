import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useCommitCounter } from '../../../src/lib/server/db/commits';
import { Kept } from '../../../src/lib/server/db/kept';
import { noting, stands, type Basis } from '../../../src/lib/server/db/reads';
import { raiseStamp } from '../../../src/lib/server/db/stamps';
import { withTransaction } from '../../../src/lib/server/db/transaction';
import { listAcknowledgements } from '../../../src/lib/server/services/acknowledgement/list-acknowledgements';
import { myAcknowledgements } from '../../../src/lib/server/services/acknowledgement/my-acknowledgements';
import { readRequest } from '../../../src/lib/server/services/acknowledgement/read-request';
import { readFrame } from '../../../src/lib/server/services/accounts/read-frame';
import { compareVersions } from '../../../src/lib/server/services/matrix/compare-versions';
import type { Context } from '../../../src/lib/server/services/context';
import { whatWaits } from '../../../src/lib/server/services/home/what-waits';
import { listPositions } from '../../../src/lib/server/services/matrix/list-positions';
import { openDraft } from '../../../src/lib/server/services/matrix/open-draft';
import { readDraft } from '../../../src/lib/server/services/matrix/read-draft';
import { readPosition } from '../../../src/lib/server/services/matrix/read-position';
import { versionHistory } from '../../../src/lib/server/services/matrix/version-history';
import { forgetStructure } from '../../../src/lib/server/services/organization/structure';
import { foundCompany, later, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
let ana: Context;
let hr: Context;
/** Commits to each collection, counted by hand where the server under test does not. */
const commits = new Map<string, number>();
const commit = (collection: string) => commits.set(collection, (commits.get(collection) ?? 0) + 1);
const byHand = { stamp: (name: string) => commits.get(name) ?? 0, partsAsked: () => null };
/** What a basis depends on, the ground of its values too. */
const namesIn = (basis: Basis | null): string[] =>
	basis ? [...basis.commits.keys(), ...basis.values.flatMap((noted) => namesIn(noted.basis))] : [];

beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	await published(company, 'ATC-02');
	await published(company, 'ATC-02', { now: later(30), content: { authority: 'Firmar' } });
	ana = await company.as('ana', later(31));
	hr = await company.as('hr', later(31));
	await openDraft(hr, 'ATC-02');
	useCommitCounter(byHand);
});
afterAll(() => store.close());

describe('what a page was made of', () => {
	const pages: Record<string, () => Promise<unknown>> = {
		frame: () => readFrame(hr),
		'home of HR': () => whatWaits(hr),
		'home of an employee': () => whatWaits(ana),
		positions: () => listPositions(hr, {}),
		position: () => readPosition(hr, 'ATC-02'),
		form: () => readDraft(hr, 'ATC-02'),
		history: () => versionHistory(hr, 'ATC-02'),
		compare: () => compareVersions(hr, 'ATC-02', 1, 2),
		acknowledgements: () => listAcknowledgements(hr, 'ATC-02', {}),
		acknowledgement: async () => readRequest(ana, (await myAcknowledgements(ana))[0]?.id ?? '')
	};

	it.each(Object.keys(pages))('is every collection that was asked for: %s', async (name) => {
		// Nothing may be left from before: each collection is really asked.
		forgetStructure();
		useCommitCounter(byHand);
		const asked = new Set<string>();
		mongoose.set('debug', (collection: string) => asked.add(collection));
		const { basis } = await noting(pages[name]!);
		mongoose.set('debug', false);
		expect(asked.size).toBeGreaterThan(0);
		const named = namesIn(basis);
		expect([...asked].filter((collection) => !named.includes(collection))).toEqual([]);
	});

	it('stays what it was for a page made of what was kept', async () => {
		const first = await noting(() => whatWaits(hr));
		const second = await noting(() => whatWaits(hr));
		expect(namesIn(first.basis)).toContain('matrix_versions');
		expect(namesIn(second.basis)).toEqual(expect.arrayContaining(['matrix_versions', 'stamps']));
		expect(second.basis && stands(second.basis)).toBe(true);
		commit('matrix_versions');
		expect(second.basis && stands(second.basis)).toBe(false);
	});

	it('is not known where nobody counts commits', async () => {
		useCommitCounter(null);
		expect((await noting(() => listPositions(hr, {}))).basis).toBeNull();
		useCommitCounter(byHand);
	});
});

describe('a kept value', () => {
	const reading = () => {
		let reads = 0;
		const kept = new Kept<number>(2);
		const get = (key = 'one') =>
			kept.get(key, async () => {
				await mongoose.models['users']?.findOne({ _id: 'nobody' }).lean();
				return (reads += 1);
			});
		return { get, reads: () => reads };
	};

	it('is read once, and again after a commit to what it was read from', async () => {
		const { get } = reading();
		expect([await get(), await get()]).toEqual([1, 1]);
		commit('sessions');
		expect(await get()).toBe(1);
		commit('users');
		expect([await get(), await get()]).toEqual([2, 2]);
	});

	it('is not kept when something was committed while it was being read', async () => {
		const kept = new Kept<number>(2);
		const read = async () => {
			await mongoose.models['users']?.findOne({ _id: 'nobody' }).lean();
			commit('users');
			return 1;
		};
		await kept.get('one', read);
		expect(await kept.get('one', () => Promise.resolve(2))).toBe(2);
	});

	it('is neither taken nor left inside a transaction', async () => {
		const { get, reads } = reading();
		await get();
		await withTransaction(async () => {
			await raiseStamp('structure');
			await get();
		});
		expect(reads()).toBe(2);
		expect(await get()).toBe(1);
	});

	it('gives way to newer ones, the one unused for longest first', async () => {
		const { get } = reading();
		await get('a');
		await get('b');
		await get('a');
		await get('c');
		expect([await get('a'), await get('b')]).toEqual([1, 4]);
	});

	it('does not outlive the store it was read from', async () => {
		const { get } = reading();
		await get();
		useCommitCounter(byHand);
		expect(await get()).toBe(2);
	});
});
