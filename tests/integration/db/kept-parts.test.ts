import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noting, renewed, stands, type Basis } from '../../../src/lib/server/db/reads';
import { raiseStamp } from '../../../src/lib/server/db/stamps';
import { readFrame } from '../../../src/lib/server/services/accounts/read-frame';
import type { Context } from '../../../src/lib/server/services/context';
import { discardDraft } from '../../../src/lib/server/services/matrix/discard-draft';
import { listPositions } from '../../../src/lib/server/services/matrix/list-positions';
import { openDraft } from '../../../src/lib/server/services/matrix/open-draft';
import { readDraft } from '../../../src/lib/server/services/matrix/read-draft';
import { readPosition } from '../../../src/lib/server/services/matrix/read-position';
import { saveDraft } from '../../../src/lib/server/services/matrix/save-draft';
import { foundCompany, later, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { soundMatrix } from '../../factories/matrix-content';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
let hr: Context;
let draftId: string;
let revision: number;
/** A server of the database's own counts no commits: nothing is kept there. */
const counted = process.env.TEST_MONGODB_URI === undefined;

const DRAFTED = 'ATC-02';
const OTHER = 'ATC-01';

beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	await published(company, DRAFTED);
	await published(company, OTHER);
	hr = await company.as('hr', later(31));
	draftId = (await openDraft(hr, DRAFTED)).versionId;
	revision = 1;
});
afterAll(() => store.close());

const save = async (objective: string) => {
	({ revision } = await saveDraft(hr, draftId, { revision, content: soundMatrix({ objective }) }));
};
const basisOf = async (read: () => Promise<unknown>): Promise<Basis | null> => {
	// Once before, so that what is kept on the way there counts as well.
	await read();
	return (await noting(read)).basis;
};
const standing = (basis: Basis | null) => basis !== null && stands(basis);

describe('a saved draft', () => {
	const pages: Record<string, [read: () => Promise<unknown>, concerned: boolean]> = {
		'leaves what was read of another position': [() => readPosition(hr, OTHER), false],
		'makes the position it is of be read anew': [() => readPosition(hr, DRAFTED), true],
		'makes its form be read anew': [() => readDraft(hr, DRAFTED), true],
		'makes the list of all positions be read anew': [() => listPositions(hr, {}), true]
	};

	it.each(Object.keys(pages))('%s', async (name) => {
		const [read, concerned] = pages[name]!;
		const basis = await basisOf(read);
		expect(standing(basis)).toBe(counted);
		await save(`Entregar a tiempo: ${name}.`);
		expect(standing(basis)).toBe(counted && !concerned);
	});

	it('is what is read next', async () => {
		const first = await readDraft(hr, DRAFTED);
		await save('Entregar antes de las diez.');
		const second = await readDraft(hr, DRAFTED);
		expect(JSON.stringify(first)).not.toContain('antes de las diez');
		expect(JSON.stringify(second)).toContain('antes de las diez');
	});
});

describe('the frame around a page', () => {
	const page = async () => [await readFrame(hr), await readPosition(hr, OTHER)];

	it('stays, read again, when a saved draft changes none of its counts', async () => {
		const basis = await basisOf(page);
		await save('Entregar antes de las ocho.');
		expect(standing(basis)).toBe(false);
		const now = basis && (await renewed(basis));
		expect(standing(now)).toBe(counted);
	});

	it('is another when a count of it is', async () => {
		const basis = await basisOf(page);
		const { waiting } = await readFrame(hr);
		await discardDraft(hr, draftId);
		expect((await readFrame(hr)).waiting).not.toBe(waiting);
		expect(basis && (await renewed(basis))).toBeNull();
		draftId = (await openDraft(hr, DRAFTED)).versionId;
		revision = 1;
	});

	it('is not held up by a notice to somebody, and falls with the organization', async () => {
		const before = await basisOf(page);
		await raiseStamp('notifications');
		expect(standing(before && (await renewed(before)))).toBe(counted);
		await raiseStamp('structure');
		expect(before && (await renewed(before))).toBeNull();
	});
});

describe('a new version', () => {
	it('concerns whoever read that its position has none', async () => {
		const basis = await basisOf(() => readPosition(hr, OTHER));
		await openDraft(hr, OTHER);
		expect(standing(basis)).toBe(false);
	});
});
