import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAcknowledgements } from '../../../src/lib/server/services/acknowledgement/list-acknowledgements';
import { consoleActor } from '../../../src/lib/server/services/accounts/console-actor';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { retirePosition } from '../../../src/lib/server/services/matrix/retire-position';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { REPEATS } from '../../../src/lib/domain/jobs/job';
import { HANDLERS } from '../../../src/lib/server/jobs/handlers';
import { enqueueRepeating, runDueJobs } from '../../../src/lib/server/services/jobs/run-jobs';
import {
	foundCompany,
	later,
	NOW,
	smallStructure,
	type TestCompany
} from '../../factories/company';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	const structure = smallStructure();
	for (const row of structure.incumbencies)
		// Luis takes up his post two weeks from now.
		if (row.employee === '302') row.from = '2026-03-30';
	company = await foundCompany(structure);
	await published(company, 'ATC-02', { content: { title: 'Asistente de Ventanilla' } });
});
afterAll(() => store.close());

/** Whatever comes round by itself and is due at a moment. */
const keepUp = async (now: Date) => {
	await enqueueRepeating(now);
	return runDueJobs(HANDLERS, () => now);
};

const asked = async (now: Date) => {
	const list = await listAcknowledgements(await company.as('hr', now), 'ATC-02', {});
	return list.rows.map(({ employeeNumber }) => employeeNumber);
};

it('asks whoever takes up a post on the day they do, and seals the trail once a day', async () => {
	expect(await keepUp(NOW)).toBe(Object.keys(REPEATS).length);
	expect(await asked(NOW)).toEqual(['301']);
	await keepUp(later(14));
	expect(await asked(later(14))).toEqual(['301', '302']);
	expect(await keepUp(later(14))).toBe(0);
	await HANDLERS['settle-requests']({}, later(14));
	expect(await asked(later(14))).toEqual(['301', '302']);
	expect(await verifyStore()).toMatchObject({ seals: 2, faults: [] });
});

it('asks a joiner for a version that comes into force, though the one before is still unanswered', async () => {
	await published(company, 'ATC-01', { content: { title: 'Jefatura de Atención' } });
	await published(company, 'ATC-01', {
		now: later(1),
		effectiveFrom: '2026-04-20',
		content: { title: 'Jefatura de Atención', objective: 'Coordinar la ventanilla nueva.' }
	});
	// Known only after the second version was published, and in the post before it holds.
	const joiner = { employee: '302', post: 'boss', acting: true, from: '2026-03-30', to: null };
	const moved = { ...smallStructure(), incumbencies: [joiner] };
	await loadStructure({ actor: consoleActor(['hr']), now: later(14) }, moved);
	const states = async (version: number) => {
		const list = await listAcknowledgements(await company.as('hr', later(36)), 'ATC-01', {
			version
		});
		return list.rows.map(({ employeeNumber, state }) => [employeeNumber, state]);
	};
	expect(await states(1)).toContainEqual(['302', 'expired']);
	expect(await keepUp(later(36))).toBe(Object.keys(REPEATS).length);
	expect(await states(1)).toContainEqual(['302', 'superseded']);
	expect(await states(2)).toContainEqual(['302', 'requested']);
});

it('does not ask again for the matrix of a position that is to retire', async () => {
	const hr = await company.as('hr', later(37));
	const { openRequests } = await retirePosition(hr, 'ATC-02', { on: '2026-12-31' });
	expect(openRequests).toBe(2);
	await keepUp(later(38));
	const list = await listAcknowledgements(hr, 'ATC-02', {});
	expect(list.rows.map(({ state }) => state)).toEqual(['closed', 'closed']);
});

it('tells nobody by a request what is only prepared: who comes or leaves is asked, or no more, on the day', async () => {
	const boss = { post: 'boss', to: '2026-05-05' };
	const prepared = {
		...smallStructure(),
		incumbencies: [
			{ ...boss, employee: '300', acting: false, from: '2020-01-01' },
			{ ...boss, employee: '301', acting: true, from: '2026-05-05', to: null }
		]
	};
	await loadStructure({ actor: consoleActor(['hr']), now: later(40) }, prepared);
	const { number, requests } = await published(company, 'ATC-01', {
		...{ now: later(40), effectiveFrom: '2026-05-10' },
		content: { title: 'Jefatura de Atención', objective: 'Dirigir la ventanilla nueva.' }
	});
	expect(requests).toBe(2);
	const open = async (day: number) => {
		await keepUp(later(day));
		const hr = await company.as('hr', later(day));
		const { rows } = await listAcknowledgements(hr, 'ATC-01', { version: number });
		return rows
			.filter(({ state }) => state === 'requested')
			.map(({ employeeNumber }) => employeeNumber);
	};
	expect((await open(40)).sort()).toEqual(['300', '302']);
	expect(await open(50)).toEqual(['302']);
	expect((await open(55)).sort()).toEqual(['301', '302']);
});
