import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerAcknowledgement } from '../../../src/lib/server/services/acknowledgement/answer-acknowledgement';
import { myAcknowledgements } from '../../../src/lib/server/services/acknowledgement/my-acknowledgements';
import { whatWaits } from '../../../src/lib/server/services/home/what-waits';
import { deviceAt } from '../../factories/account';
import { foundCompany, PASSWORD, smallStructure, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany(twoAreasOfOneName());
});
afterAll(() => store.close());

/** Two areas called Atención; Luis holds the same position in a unit of the other one. */
function twoAreasOfOneName() {
	const structure = smallStructure();
	const [, , area] = structure.units;
	const desk = structure.posts.find(({ key }) => key === 'desk');
	if (!area || !desk) throw new Error('the small company has changed');
	structure.units.push(
		{ ...area, code: 'SUR' },
		{ ...area, code: 'SUR-1', name: 'Sucursal Sur', parent: 'SUR' }
	);
	structure.posts.push({ ...desk, key: 'desk-south', unit: 'SUR-1' });
	for (const held of structure.incumbencies) if (held.employee === '302') held.post = 'desk-south';
	return structure;
}

it('counts people of one position in the area where each of them works', async () => {
	await published(company, 'ATC-02');
	const luis = await company.as('luis');
	const [request] = await myAcknowledgements(luis);
	const { contentHash } = request!;
	const form = { outcome: 'acknowledged' as const, remarks: '', witness: null };
	await answerAcknowledgement(
		luis,
		request!.id,
		{ ...form, password: PASSWORD, contentHash },
		deviceAt()
	);
	const { coverage } = await whatWaits(await company.as('hr'));
	expect(coverage).toMatchObject({ positions: 4, withMatrix: 1, asked: 2, signed: 1 });
	const rows = coverage!.byUnit.filter(({ unit }) => unit.startsWith('Atención'));
	expect(rows).toMatchObject([
		{ unit: 'Atención (ATC)', positions: 2, people: 2, withMatrix: 1, asked: 1, signed: 0 },
		{ unit: 'Atención (SUR)', positions: 1, people: 1, withMatrix: 1, asked: 1, signed: 1 }
	]);
});
