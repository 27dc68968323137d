import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountPage } from '../../../src/lib/server/db/accounts/account-list';
import { accountLists } from '../../../src/lib/server/db/migrations/0006-accounts';
import { storeAccount } from '../../factories/account';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
beforeAll(async () => {
	store = await openTestStore();
});
afterAll(() => store.close());

it('accounts of before are found by the list, and a second run changes nothing', async () => {
	const { id } = await storeAccount({ name: 'Íñigo Peñaloza', email: 'inigo@ejemplo.mx' });
	const users = store.raw.collection<{ _id: string }>('users');
	await users.updateOne({ _id: id }, { $unset: { searchKey: '', invitedUntil: '', notices: '' } });
	await accountLists.run(store.raw as never);
	const asked = { query: 'penaloza inigo@', sort: 'name', descending: false } as const;
	const { rows, total } = await accountPage(asked, '2026-03-02', { skip: 0, limit: 10 });
	expect(total).toBe(1);
	expect(rows[0]).toMatchObject({ id, invitedUntil: null, notices: [] });
	const before = await users.findOne({ _id: id });
	await accountLists.run(store.raw as never);
	expect(await users.findOne({ _id: id })).toEqual(before);
});

it('a page of five thousand accounts is read in a moment, whatever it is asked', async () => {
	const made = Array.from({ length: 5_000 }, (_, at) => ({
		_id: `u${at}`,
		name: `Persona ${at}`,
		roles: [at % 50 === 0 ? 'hr' : 'employee'],
		nameKey: `persona ${String(at).padStart(5, '0')}`,
		searchKey: `persona ${at}`,
		signInKeys: [`n${at}`],
		deactivatedAt: null,
		passwordChangedAt: null,
		invitedUntil: null,
		lastSignInAt: at % 3 === 0 ? '2026-01-01' : null
	}));
	await store.raw.collection('users').insertMany(made as never[]);
	const began = performance.now();
	for (const sort of ['name', 'last-sign-in'] as const)
		for (const ask of [{}, { role: 'hr' }, { state: 'pending' }, { query: '4999' }] as const) {
			const page = { skip: 0, limit: 50 };
			const { rows } = await accountPage({ ...ask, sort, descending: true }, '2026', page);
			expect(rows.length).toBeGreaterThan(0);
		}
	// Eight pages; generous, because the machine may be busy.
	expect(performance.now() - began).toBeLessThan(5_000);
});
