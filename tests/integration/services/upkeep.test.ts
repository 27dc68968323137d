import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAcknowledgements } from '../../../src/lib/server/services/acknowledgement/list-acknowledgements';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { keepUp } from '../../../src/lib/server/services/upkeep';
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

const asked = async (now: Date) => {
	const list = await listAcknowledgements(await company.as('hr', now), 'ATC-02', {});
	return list.rows.map(({ employeeNumber }) => employeeNumber);
};

it('asks whoever takes up a post on the day they do, and seals the trail once a day', async () => {
	expect(await keepUp(NOW)).toBe(true);
	expect(await asked(NOW)).toEqual(['301']);
	await keepUp(later(14));
	expect(await asked(later(14))).toEqual(['301', '302']);
	await keepUp(later(14));
	expect(await asked(later(14))).toEqual(['301', '302']);
	expect(await verifyStore()).toMatchObject({ seals: 2, faults: [] });
});

it('leaves it to the other process while one is at it', async () => {
	await store.raw
		.collection<{ _id: string }>('leases')
		.updateOne({ _id: 'upkeep' }, { $set: { holder: 'another process' } });
	expect(await keepUp(later(20))).toBe(false);
});
