import { afterAll, beforeAll, expect, it } from 'vitest';
import { standingOfVersions } from '../../../src/lib/server/db/acknowledgement-figures';
import {
	acknowledgementsOfVersion,
	endRequests,
	openRequestsOfPosition,
	requestsDueWithin
} from '../../../src/lib/server/db/acknowledgements';
import { remindOfDue } from '../../../src/lib/server/services/acknowledgement/remind-of-due';
import { remindPeople } from '../../../src/lib/server/services/acknowledgement/remind-people';
import { settleRequests } from '../../../src/lib/server/services/acknowledgement/settle-requests';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { foundCompany, later, type TestCompany } from '../../factories/company';
import { crowdAccounts, crowdedStructure } from '../../factories/crowd';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

/** More than any list of people stops at. */
const PEOPLE = 5_100;
/** More requests than any list of them stops at. */
const MORE = 20_100;

let store: TestStore;
let company: TestCompany;
let versionId: string;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	({ versionId } = await published(company, 'ATC-02'));
}, 120_000);
afterAll(() => store.close());

const requests = () =>
	store.raw.collection<{ _id: string; employeeId: string; nameKey: string }>('acknowledgements');

/** Requests like the one there is, for these employees: laid down past the services. */
async function lay(of: { versionId: string; positionId: string }, employeeIds: readonly string[]) {
	const like = await requests().findOne({ state: 'requested' });
	const rows = employeeIds.map((employeeId, at) => ({
		...like,
		...of,
		_id: `${of.versionId}-${at}`,
		employeeId,
		// Many bear the same name, as they do.
		nameKey: `persona ${at % 7}`
	}));
	for (let from = 0; from < rows.length; from += 5_000)
		await requests().insertMany(rows.slice(from, from + 5_000) as never);
}

it('every request of a version, a position and a day is found, however many there are', async () => {
	const of = { versionId: 'many', positionId: 'many' };
	await lay(
		of,
		Array.from({ length: MORE }, (_, at) => `nobody-${at}`)
	);
	const listed = await acknowledgementsOfVersion('many');
	expect(new Set(listed.map(({ id }) => id)).size).toBe(MORE);
	expect(await acknowledgementsOfVersion('many', 'acknowledged')).toEqual([]);
	const open = await openRequestsOfPosition('many');
	expect(new Set(open.map(({ id }) => id)).size).toBe(MORE);
	expect(await standingOfVersions(['many'])).toHaveLength(MORE);
	const due = listed[0]?.dueOn ?? '';
	const found = new Set<string>();
	for await (const page of requestsDueWithin(due, due)) for (const { id } of page) found.add(id);
	expect(found.size).toBe(MORE + 2);
	expect(
		await endRequests(
			open.map(({ id }) => id),
			'closed'
		)
	).toBe(MORE);
	expect(await openRequestsOfPosition('many')).toEqual([]);
}, 120_000);

it('reminding reaches everybody of more than five thousand, by hand and by the day', async () => {
	// Whoever joins is asked; nobody has an account yet.
	await loadStructure(await company.as('hr'), crowdedStructure(PEOPLE));
	await settleRequests(await company.as('hr'));
	await crowdAccounts(store.raw, company);
	expect(await remindPeople(await company.as('hr', later(1)), 'ATC-02')).toEqual({
		reminded: PEOPLE + 2,
		already: 0,
		withoutMail: []
	});
	const due = (await acknowledgementsOfVersion(versionId))[0]?.dueOn ?? '';
	await remindOfDue(new Date(`${due}T18:00:00Z`));
	const told = await store.raw
		.collection('notifications')
		.countDocuments({ kind: 'acknowledgement-due' });
	expect(told).toBe(PEOPLE + 2);
}, 180_000);
