import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitingManuals } from '../../../src/lib/server/services/home/waiting-manuals';
import { createManual } from '../../../src/lib/server/services/manual/create-manual';
import { withdrawEdition } from '../../../src/lib/server/services/manual/end-edition';
import { publishEdition } from '../../../src/lib/server/services/manual/publish-edition';
import { decideEdition } from '../../../src/lib/server/services/manual/decide-edition';
import { readEdition } from '../../../src/lib/server/services/manual/read-edition';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import { searchEverything } from '../../../src/lib/server/services/search/search-everything';
import { foundCompany, type CompanyPerson, type TestCompany } from '../../factories/company';
import { publishedEdition, submittedEdition } from '../../factories/manual';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
});
afterAll(() => store.close());

const acts = async (person: CompanyPerson) =>
	(await waitingManuals(await company.as(person))).map(({ code, act }) => `${code} ${act}`);
const found = async (person: CompanyPerson) =>
	(await searchEverything(await company.as(person), 'manual mano')).manuals;

it('is at hand of whoever has the next move, and found by whoever may know of it', async () => {
	const { records } = await currentStructure();
	await createManual(await company.as('hr'), {
		...{ code: 'MAN-1', title: 'Manual a la mano', unitId: records.units[0]!.id }
	});
	expect(await acts('hr')).toEqual(['MAN-1 edit']);
	expect(await acts('ana')).toEqual([]);

	const { editionId, hash } = await submittedEdition(company, 'MAN-1', { reviewers: ['boss'] });
	expect(await acts('boss')).toEqual(['MAN-1 review']);
	expect(await acts('director')).toEqual([]);
	expect(await acts('hr')).toEqual([]);
	const approve = async (person: CompanyPerson, role: 'reviewer' | 'authoriser') =>
		decideEdition(await company.as(person), editionId, {
			...{ role, outcome: 'approved', contentHash: hash, comments: [] }
		});
	await approve('boss', 'reviewer');
	expect(await acts('boss')).toEqual([]);
	expect(await acts('director')).toEqual(['MAN-1 authorise']);
	await approve('director', 'authoriser');
	expect(await acts('hr')).toEqual(['MAN-1 publish']);
	expect(await found('hr')).toEqual([{ code: 'MAN-1', title: 'Manual a la mano' }]);
	expect(await found('ana')).toEqual([]);

	await publishEdition(await company.as('hr'), editionId);
	expect(await acts('hr')).toEqual([]);
	expect(await found('ana')).toEqual([{ code: 'MAN-1', title: 'Manual a la mano' }]);
});

it('is read as it was in force on a date, else as the nearest that there is', async () => {
	const on = async (date: string) =>
		(await readEdition(await company.as('ana'), 'MAN-1', { on: date })).edition;
	expect(await on('2026-03-16')).toMatchObject({ number: 1, state: 'published' });
	expect(await on('2020-01-01')).toMatchObject({ number: 1, effectiveFrom: '2026-03-16' });
});

it('on a date is for who may read the nearest edition; whoever may read none does not find it', async () => {
	const hr = await company.as('hr');
	const { records } = await currentStructure();
	await createManual(hr, { code: 'MAN-2', title: 'Otro', unitId: records.units[0]!.id });
	const on = async (person: CompanyPerson, date: string) =>
		(await readEdition(await company.as(person), 'MAN-2', { on: date })).edition;
	for (const date of ['2020-01-01', '2026-03-16', '2031-01-01']) {
		for (const person of ['hr', 'auditor'] as const)
			expect(await on(person, date)).toMatchObject({ number: 1, state: 'draft' });
		for (const person of ['ana', 'boss', 'administrator'] as const)
			await expect(on(person, date)).rejects.toMatchObject({ code: 'not-found' });
	}
	await publishedEdition(company, 'MAN-2', { effectiveFrom: '2026-05-01', reviewers: ['boss'] });
	expect(await on('hr', '2026-03-16')).toMatchObject({ state: 'scheduled' });
	expect(await on('boss', '2026-05-01')).toMatchObject({ state: 'scheduled' });
	// What is only scheduled is not shown by asking for its day.
	await expect(on('ana', '2026-05-01')).rejects.toMatchObject({ code: 'not-found' });
	const { edition } = await readEdition(hr, 'MAN-2', 1);
	await withdrawEdition(hr, edition.id, { reason: 'Error de captura' });
	expect(await on('hr', '2026-05-01')).toMatchObject({ state: 'withdrawn' });
	await expect(on('boss', '2026-05-01')).rejects.toMatchObject({ code: 'not-found' });
});
