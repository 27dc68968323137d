import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endUnitForm } from '../../../src/lib/domain/organization/post-form';
import { recordHistory } from '../../../src/lib/server/services/audit/record-history';
import { createManual } from '../../../src/lib/server/services/manual/create-manual';
import { recallEdition } from '../../../src/lib/server/services/manual/end-edition';
import { listManuals } from '../../../src/lib/server/services/manual/list-manuals';
import { openEdition } from '../../../src/lib/server/services/manual/open-edition';
import {
	changeManualUnit,
	readParticulars
} from '../../../src/lib/server/services/manual/particulars';
import { readDraftEdition } from '../../../src/lib/server/services/manual/read-draft-edition';
import { readEdition } from '../../../src/lib/server/services/manual/read-edition';
import { endUnit } from '../../../src/lib/server/services/organization/change-unit';
import { readUnit } from '../../../src/lib/server/services/organization/read-unit';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import { foundCompany, later, type TestCompany } from '../../factories/company';
import { publishedEdition, submittedEdition } from '../../factories/manual';
import { openTestStore, type TestStore } from '../../setup/database';

const CODE = 'MOF ATC';
const title = 'Manual de Atención';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	const unitId = await idOf('ATC');
	await createManual(await company.as('hr'), { code: CODE, title, unitId });
});
afterAll(() => store.close());

const idOf = async (code: string) => {
	const { records } = await currentStructure();
	return records.units.find((unit) => unit.code === code)!.id;
};
const particulars = async (now?: Date) => readParticulars(await company.as('hr', now), CODE);

describe('the unit of a manual', () => {
	it('stays while an edition is handed in, and is told to HR alone', async () => {
		const { editionId } = await submittedEdition(company, CODE);
		expect(await particulars()).toMatchObject({ handedIn: true, covered: null });
		const hr = await company.as('hr');
		await expect(changeManualUnit(hr, CODE, await idOf('RH'))).rejects.toMatchObject({
			code: 'manual-handed-in'
		});
		await recallEdition(hr, editionId);
		expect(await particulars()).toMatchObject({ handedIn: false });
		const auditor = await company.as('auditor');
		await expect(readParticulars(auditor, CODE)).rejects.toMatchObject({ code: 'forbidden' });
		await expect(changeManualUnit(auditor, CODE, await idOf('RH'))).rejects.toMatchObject({
			code: 'forbidden'
		});
	});

	it('that ends names the manuals that are left without one', async () => {
		await publishedEdition(company, CODE);
		const hr = await company.as('hr');
		const view = await readUnit(hr, 'ATC', { on: null });
		if ('redirect' in view) throw new Error('ATC has another code');
		const rh = await idOf('RH');
		const typed = { lastDay: '2026-03-31', seen: view.seen, postsTo: rh };
		const told = await endUnit(hr, view.id, endUnitForm.parse(typed));
		expect(told.effects).toContainEqual({
			...{ kind: 'manual-without-unit', names: [`${CODE} · ${title}`] },
			...{ from: 'Atención', to: null, on: '2026-04-01' }
		});
		await endUnit(hr, view.id, endUnitForm.parse({ ...typed, confirmed: told.digest }));
		expect(await readEdition(hr, CODE)).toMatchObject({
			manual: { unit: 'Atención', unitEndsOn: '2026-04-01' },
			mayEdit: true
		});
		expect(await readEdition(await company.as('ana'), CODE)).toMatchObject({ mayEdit: false });
	});

	it('is changed for the next edition; what is in force stays as it was frozen', async () => {
		const then = later(30);
		const hr = await company.as('hr', then);
		for (const [unitId, code] of [
			[await idOf('ATC'), 'unit-unknown'],
			['nowhere', 'unit-unknown']
		] as const)
			await expect(changeManualUnit(hr, CODE, unitId)).rejects.toMatchObject({ code });
		await changeManualUnit(hr, CODE, await idOf('DIR'));
		await expect(changeManualUnit(hr, CODE, await idOf('DIR'))).rejects.toMatchObject({
			code: 'manual-unit-same'
		});
		expect(await particulars(then)).toMatchObject({
			manual: { unit: 'Dirección', unitEndsOn: null },
			covered: 'Atención'
		});
		expect((await readEdition(hr, CODE)).content.rootUnitId).toBe(await idOf('ATC'));
		expect(await listManuals(hr)).toMatchObject([{ inForce: { number: 1 }, unit: 'Atención' }]);

		await openEdition(hr, CODE, { effectiveFrom: '2026-04-20' });
		const { content, draft } = await readDraftEdition(hr, CODE);
		expect(content.structure.units.map(({ code }) => code)).toEqual(['DIR', 'RH']);
		expect(draft.modification.items.length).toBeGreaterThan(0);
		const [event] = (await recordHistory(hr, 'manual', await manualId())).filter(
			({ action }) => action === 'manual-unit-changed'
		);
		expect(event?.changes).toMatchObject([
			{ path: 'unit', before: 'Atención', after: 'Dirección' }
		]);
	});
});

const manualId = async () => (await particulars()).manual.id;
