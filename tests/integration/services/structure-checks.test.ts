import { afterAll, beforeAll, expect, it } from 'vitest';
import { actorOf } from '../../../src/lib/server/services/accounts/actor-of';
import { listAccounts } from '../../../src/lib/server/db/accounts/users';
import { loadDemonstration } from '../../../src/lib/server/services/demo/load-demonstration';
import { checkStructure } from '../../../src/lib/server/services/organization/check-structure';
import { readNetwork } from '../../../src/lib/server/services/organization/read-network';
import { readNetworkAddress } from '../../../src/lib/domain/organization/network-address';
import { checkText } from '../../../src/lib/i18n/check-words';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
const now = new Date();
beforeAll(async () => {
	store = await openTestStore();
	await loadDemonstration(now);
}, 120_000);
afterAll(() => store.close());

it('probe', async () => {
	const accounts = await listAccounts();
	for (const a of accounts) {
		const actor = await actorOf(a, now);
		try {
			const v = await checkStructure({ actor, now }, { check: null, unit: '' });
			console.log(a.email, a.roles, JSON.stringify(v.counts));
			if (a.roles.includes('hr') && a.email?.includes('marcela'))
				for (const g of v.groups)
					for (const r of g.rows) console.log(g.check, r.subject.code, checkText(r, 'es'));
		} catch (e) {
			console.log(a.email, String(e));
		}
	}
	const actor = await actorOf(accounts[0]!, now);
	for (const q of ['', 'position=ATC-014', 'unit=RHU']) {
		const t = performance.now();
		const v = await readNetwork({ actor, now }, readNetworkAddress(new URLSearchParams(q)));
		console.log(
			q,
			performance.now() - t,
			JSON.stringify({ ...v, positions: v.positions.length, units: v.units.length }, null, 0).slice(
				0,
				3500
			)
		);
	}
	expect(1).toBe(1);
});
