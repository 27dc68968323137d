import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAcknowledgement } from '../../../src/lib/server/services/acknowledgement/answer-acknowledgement';
import { listAcknowledgements } from '../../../src/lib/server/services/acknowledgement/list-acknowledgements';
import { myAcknowledgements } from '../../../src/lib/server/services/acknowledgement/my-acknowledgements';
import { readRequest } from '../../../src/lib/server/services/acknowledgement/read-request';
import { recordOnPaper } from '../../../src/lib/server/services/acknowledgement/record-on-paper';
import { reopenAcknowledgement } from '../../../src/lib/server/services/acknowledgement/reopen';
import { erasePerson } from '../../../src/lib/server/services/audit/erase-person';
import { listEvents } from '../../../src/lib/server/services/audit/list-events';
import type { Context } from '../../../src/lib/server/services/context';
import { previewDocument } from '../../../src/lib/server/services/import/preview-document';
import { changeCode } from '../../../src/lib/server/services/matrix/change-code';
import { compareVersions } from '../../../src/lib/server/services/matrix/compare-versions';
import { createPosition } from '../../../src/lib/server/services/matrix/create-position';
import { decideVersion } from '../../../src/lib/server/services/matrix/decide-version';
import { discardDraft } from '../../../src/lib/server/services/matrix/discard-draft';
import { dismissFinding } from '../../../src/lib/server/services/matrix/dismiss-finding';
import { openDraft } from '../../../src/lib/server/services/matrix/open-draft';
import { publishImpact } from '../../../src/lib/server/services/matrix/publish-impact';
import { publishVersion } from '../../../src/lib/server/services/matrix/publish-version';
import { readDraft } from '../../../src/lib/server/services/matrix/read-draft';
import { readPosition } from '../../../src/lib/server/services/matrix/read-position';
import { recallVersion } from '../../../src/lib/server/services/matrix/recall-version';
import { recordAuthorisation } from '../../../src/lib/server/services/matrix/record-authorisation';
import { retirePosition } from '../../../src/lib/server/services/matrix/retire-position';
import { submitVersion } from '../../../src/lib/server/services/matrix/submit-version';
import { versionHistory } from '../../../src/lib/server/services/matrix/version-history';
import { withdrawVersion } from '../../../src/lib/server/services/matrix/withdraw-version';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { storeStats } from '../../../src/lib/server/services/store/store-stats';
import { collectionCounts } from '../../../src/lib/server/db/statistics';
import {
	foundCompany,
	PASSWORD,
	smallStructure,
	type CompanyPerson,
	type TestCompany
} from '../../factories/company';
import { approved, published, seenHash, submitted } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
let issued: string;
let inReview: string;
let draft: string;
let toPublish: string;
let hash: string;
let anas: string;

beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	issued = (await published(company, 'ATC-02', { content: { title: 'Asistente' } })).versionId;
	draft = (await openDraft(await company.as('hr'), 'ATC-02')).versionId;
	inReview = await submitted(company, 'ATC-01');
	hash = await seenHash(company, 'ATC-01');
	toPublish = await approved(company, 'RH-01');
	anas = (await myAcknowledgements(await company.as('ana')))[0]?.id ?? '';
});
afterAll(() => store.close());

const PERSONS = [
	'hr',
	'hr2',
	'director',
	'boss',
	'ana',
	'luis',
	'auditor',
	'administrator'
] as const;

const device = { address: '127.0.0.1', token: null, label: '' };
const form = {
	reviewerId: null,
	authoriserId: null,
	kind: 'editorial' as const,
	summary: 'x',
	effectiveFrom: null
};
const verdict = () => ({ outcome: 'returned' as const, contentHash: hash, comments: [] });
const answer = {
	outcome: 'acknowledged' as const,
	remarks: '',
	witness: null,
	password: 'no',
	contentHash: ''
};

/**
 * What each person is told. A dot means that access is granted: the act is done, or (so that the
 * table can be walked in any order) stops at what it was given, which nobody without access learns.
 */
const TABLE: [string, (ctx: Context) => Promise<unknown>, string][] = [
	//                                                 hr hr2 dir boss ana luis aud adm
	[
		'read what is in force',
		(ctx) => readPosition(ctx, 'ATC-02', { version: 1 }),
		'. . . . . . . .'
	],
	['read the history', (ctx) => versionHistory(ctx, 'ATC-02'), '. . . . . . . .'],
	['read a draft', (ctx) => readDraft(ctx, 'ATC-02'), '. . . . 0 0 . 0'],
	[
		'read a version in review',
		(ctx) => readPosition(ctx, 'ATC-01', { version: 'open' }),
		'. . . 0 0 0 . 0'
	],
	['compare with a draft', (ctx) => compareVersions(ctx, 'ATC-02', 1, 'open'), '. . . . 0 0 . 0'],
	['submit', (ctx) => submitVersion(ctx, draft, { ...form, summary: '' }), '. . x x 0 0 x 0'],
	[
		'dismiss a finding',
		(ctx) => dismissFinding(ctx, draft, { key: 'none', reason: 'x' }),
		'. . x x 0 0 x 0'
	],
	['discard what is issued', (ctx) => discardDraft(ctx, issued), '. . x x x x x x'],
	[
		'review',
		(ctx) => decideVersion(ctx, inReview, { role: 'reviewer', ...verdict() }),
		'x . . 0 0 0 x 0'
	],
	[
		'record an authorisation',
		(ctx) =>
			recordAuthorisation(ctx, inReview, {
				contentHash: hash,
				givenBy: 'x',
				on: '2026-03-01',
				document: 'x'
			}),
		'x x x 0 0 0 x 0'
	],
	['recall what is a draft', (ctx) => recallVersion(ctx, draft), '. . x x 0 0 x 0'],
	[
		'see the impact of publishing',
		(ctx) => publishImpact(ctx, toPublish, { effectiveFrom: null }),
		'. . x 0 0 0 x 0'
	],
	[
		'publish',
		(ctx) => publishVersion(ctx, toPublish, { effectiveFrom: '2026-02-30' }),
		'. . x 0 0 0 x 0'
	],
	['withdraw', (ctx) => withdrawVersion(ctx, issued, { reason: '' }), '. . x x x x x x'],
	['open a draft', (ctx) => openDraft(ctx, 'ATC-02'), '. . x x x x x x'],
	[
		'create a position',
		(ctx) => createPosition(ctx, { code: '', title: '', from: { kind: 'blank' } }),
		'. . x x x x x x'
	],
	['change a code', (ctx) => changeCode(ctx, 'ATC-02', ''), '. . x x x x x x'],
	['retire a position', (ctx) => retirePosition(ctx, 'ATC-02', { on: 'x' }), '. . x x x x x x'],
	['load a structure', (ctx) => loadStructure(ctx, smallStructure()), '. . x x x x x x'],
	[
		'bring a document in',
		(ctx) => previewDocument(ctx, { fileName: 'a.exe', bytes: new Uint8Array() }),
		'. . x x x x x x'
	],
	['list who acknowledged', (ctx) => listAcknowledgements(ctx, 'ATC-02', {}), '. . . . x x . x'],
	['read Ana’s request', (ctx) => readRequest(ctx, anas), '. . . . . 0 . 0'],
	['answer for Ana', (ctx) => answerAcknowledgement(ctx, anas, answer, device), 'x x x x . 0 x 0'],
	[
		'record Ana’s paper',
		(ctx) => recordOnPaper(ctx, anas, { ...answer, witness: '', on: '2026-03-16' }),
		'. . x x x 0 x 0'
	],
	['reopen Ana’s request', (ctx) => reopenAcknowledgement(ctx, anas), '. . x x x 0 x 0'],
	['read the trail', (ctx) => listEvents(ctx, {}), '. . x x x x . .'],
	['erase a person’s words', (ctx) => erasePerson(ctx, 'nobody'), '0 0 x x x x x x'],
	['read the store’s figures', (ctx) => storeStats(ctx), 'x x x x x x x .']
];

/** How an act ends, as the table writes it: `x` forbidden, `0` as if it did not exist. */
async function outcome(act: Promise<unknown>): Promise<string> {
	const code = await act.then(
		() => '',
		(error: { code?: string; status?: number }) => {
			if (error.code === undefined || error.status === undefined) throw error;
			return error.code;
		}
	);
	if (code === 'forbidden' || code === 'not-allowed' || code === 'prepared-it') return 'x';
	return code === 'not-found' ? '0' : '.';
}

describe('who may do what', () => {
	it.each(TABLE)('%s', async (_name, act, expected) => {
		const got: string[] = [];
		for (const person of PERSONS) got.push(await outcome(act(await company.as(person))));
		expect(got.join(' ')).toBe(expected);
	});

	it('leaves nothing of what was refused', async () => {
		const before = await collectionCounts();
		for (const [, act, expected] of TABLE)
			for (const [at, person] of PERSONS.entries())
				if (expected.split(' ')[at] !== '.')
					await outcome(act(await company.as(person as CompanyPerson)));
		expect(await collectionCounts()).toEqual(before);
		expect(PASSWORD).not.toBe(answer.password);
		console.log(`${TABLE.length} acts × ${PERSONS.length} persons`);
	});
});
