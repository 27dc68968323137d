import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Home } from '../../../src/lib/domain/home/views';
import { ACCOUNT_STATES } from '../../../src/lib/domain/accounts/account-state';
import { readPeopleAddress } from '../../../src/lib/domain/accounts/people-address';
import { peopleList } from '../../../src/lib/server/services/accounts/people-list';
import { answerAcknowledgement } from '../../../src/lib/server/services/acknowledgement/answer-acknowledgement';
import { whatWaits, waitingCount } from '../../../src/lib/server/services/home/what-waits';
import { decideVersion } from '../../../src/lib/server/services/matrix/decide-version';
import { openDraft } from '../../../src/lib/server/services/matrix/open-draft';
import { readDraft } from '../../../src/lib/server/services/matrix/read-draft';
import { publishVersion } from '../../../src/lib/server/services/matrix/publish-version';
import { saveDraft } from '../../../src/lib/server/services/matrix/save-draft';
import { submitVersion } from '../../../src/lib/server/services/matrix/submit-version';
import { deviceAt } from '../../factories/account';
import {
	foundCompany,
	later,
	NOW,
	PASSWORD,
	type CompanyPerson,
	type TestCompany
} from '../../factories/company';
import { approved, published, seenHash, submitted } from '../../factories/life';
import { soundKpi, soundMatrix } from '../../factories/matrix-content';
import { openTestStore, type TestStore } from '../../setup/database';

const TODAY = '2026-03-16';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
});
afterAll(() => store.close());

const home = async (person: CompanyPerson, now = NOW): Promise<Home> =>
	whatWaits(await company.as(person, now));
const count = async (person: CompanyPerson, now = NOW): Promise<number> =>
	waitingCount(await company.as(person, now));
const codes = (lines: { code: string }[]) => lines.map(({ code }) => code);
const everybody: CompanyPerson[] = [
	'director',
	'hr',
	'hr2',
	'boss',
	'ana',
	'luis',
	'auditor',
	'administrator'
];

describe('what waits for me', () => {
	it('is nothing for anybody in a company without matrices', async () => {
		for (const person of everybody) {
			expect(await count(person)).toBe(0);
			const { toAcknowledge, toReview, toPublish, returned, drafts, acknowledgements } =
				await home(person);
			const lists = [toAcknowledge, toReview, toPublish, returned, drafts, acknowledgements];
			expect(lists.flat()).toEqual([]);
		}
	});

	it('shows HR its drafts with what is wrong in them', async () => {
		const hr = await company.as('hr');
		const { versionId } = await openDraft(hr, 'RH-01');
		const { version, content } = await readDraft(hr, 'RH-01');
		await saveDraft(hr, versionId, {
			revision: version.revision,
			content: { ...soundMatrix({ kpis: [soundKpi('k1', 6000)] }), title: content.title }
		});
		const { drafts, draftsTotal } = await home('hr2');
		expect(draftsTotal).toBe(1);
		expect(drafts).toMatchObject([
			{
				code: 'RH-01',
				number: 1,
				state: 'draft',
				preparedBy: 'Hugo Ramos Vela',
				errors: 1,
				firstFinding: { rule: expect.any(String) },
				imported: false
			}
		]);
		expect((await home('boss')).drafts).toEqual([]);
		expect(await count('hr')).toBe(1);
	});

	it('asks the reviewer, then the authoriser, and nobody else, for a verdict', async () => {
		const versionId = await submitted(company, 'ATC-01');
		expect(codes((await home('hr2')).toReview)).toEqual(['ATC-01']);
		for (const person of ['hr', 'director', 'boss', 'auditor', 'administrator'] as const)
			expect((await home(person)).toReview).toEqual([]);
		expect(await count('director')).toBe(0);
		const contentHash = await seenHash(company, 'ATC-01');
		const verdict = { contentHash, comments: [] };
		await decideVersion(await company.as('hr2'), versionId, {
			...verdict,
			role: 'reviewer',
			outcome: 'approved'
		});
		expect((await home('hr2')).toReview).toEqual([]);
		expect((await home('director')).toReview).toMatchObject([
			{ code: 'ATC-01', state: 'in-review', since: NOW.toISOString() }
		]);
		expect(await count('director')).toBe(1);
		await decideVersion(await company.as('director'), versionId, {
			role: 'authoriser',
			outcome: 'returned',
			contentHash,
			comments: [{ section: 'functions', text: 'Falta el turno' }]
		});
		const hr = await home('hr');
		expect(hr.returned).toMatchObject([{ code: 'ATC-01', state: 'returned' }]);
		expect(codes(hr.drafts)).toEqual(['RH-01']);
		expect(await count('hr')).toBe(2);
	});

	it('shows HR what is approved, to be published', async () => {
		const versionId = await approved(company, 'ATC-02');
		expect((await home('hr')).toPublish).toMatchObject([{ code: 'ATC-02', state: 'approved' }]);
		for (const person of ['director', 'boss', 'auditor', 'administrator'] as const)
			expect((await home(person)).toPublish).toEqual([]);
		await publishVersion(await company.as('hr'), versionId, { effectiveFrom: TODAY });
		expect((await home('hr')).toPublish).toEqual([]);
	});

	it('shows people what to sign and their bosses who is missing', async () => {
		const ana = await home('ana');
		expect(ana.toAcknowledge).toMatchObject([
			{ code: 'ATC-02', versionNumber: 1, state: 'requested', changes: null }
		]);
		expect(ana.acknowledgements).toEqual([]);
		expect(await count('ana')).toBe(1);
		for (const person of ['hr', 'boss', 'director'] as const)
			expect((await home(person)).acknowledgements).toMatchObject([
				{
					code: 'ATC-02',
					number: 1,
					asked: 2,
					signed: 0,
					missing: ['Ana Nuñez Gil', 'Luis Ortiz Paz'],
					dueOn: ana.toAcknowledge[0]!.dueOn
				}
			]);
		expect((await home('auditor')).acknowledgements).toEqual([]);
		expect(await count('boss')).toBe(1);
	});

	it('moves on as soon as somebody has signed', async () => {
		const [request] = (await home('ana')).toAcknowledge;
		await answerAcknowledgement(
			await company.as('ana'),
			request!.id,
			{
				outcome: 'with-remarks',
				remarks: 'Aclarar la función 2',
				witness: null,
				password: PASSWORD,
				contentHash: request!.contentHash
			},
			deviceAt()
		);
		expect((await home('ana')).toAcknowledge).toEqual([]);
		expect(await count('ana')).toBe(0);
		expect((await home('boss')).acknowledgements).toMatchObject([
			{ asked: 2, signed: 1, remarks: 1, missing: ['Luis Ortiz Paz'] }
		]);
		expect((await home('boss')).myTeam).toEqual([
			{
				name: 'Ana Nuñez Gil',
				number: '301',
				position: 'Asistente de Ventanilla',
				state: 'with-remarks'
			},
			{
				name: 'Luis Ortiz Paz',
				number: '302',
				position: 'Asistente de Ventanilla',
				state: 'requested'
			}
		]);
		expect((await home('boss', later(60))).myTeam[1]!.state).toBe('expired');
		// What was not signed in time is still missing.
		expect((await home('luis', later(60))).toAcknowledge).toMatchObject([{ state: 'expired' }]);
	});

	it('asks the administrator where only an authorisation from outside can come', async () => {
		const hr = await company.as('hr');
		const { versionId } = await openDraft(hr, 'DIR-01');
		const { version, content } = await readDraft(hr, 'DIR-01');
		const sound = { ...soundMatrix(), title: content.title };
		await saveDraft(hr, versionId, { revision: version.revision, content: sound });
		await submitVersion(hr, versionId, {
			reviewerId: company.userId('hr2'),
			authoriserId: null,
			kind: 'substantive',
			summary: 'Primera versión',
			effectiveFrom: null
		});
		expect((await home('administrator')).toReview).toEqual([]);
		await decideVersion(await company.as('hr2'), versionId, {
			role: 'reviewer',
			outcome: 'approved',
			contentHash: await seenHash(company, 'DIR-01'),
			comments: []
		});
		expect(codes((await home('administrator')).toReview)).toEqual(['DIR-01']);
		expect(await count('administrator')).toBe(1);
		expect((await home('hr2')).toReview).toEqual([]);
	});

	it('says what changed since the version that was signed', async () => {
		await published(company, 'ATC-02', {
			now: later(1),
			content: { objective: 'Atender en ventanilla cada trámite para cerrarlo el mismo día.' }
		});
		expect((await home('ana', later(1))).toAcknowledge).toMatchObject([
			{ versionNumber: 2, previousNumber: 1, changes: 1 }
		]);
	});

	it('tells of a version that is only scheduled, because its requests run already', async () => {
		const from = later(40).toISOString().slice(0, 10);
		await published(company, 'ATC-02', {
			now: later(2),
			effectiveFrom: from,
			content: { objective: 'Resolver en ventanilla cada trámite para cerrarlo en el día.' }
		});
		expect((await home('boss', later(2))).acknowledgements).toMatchObject([
			{ code: 'ATC-02', number: 3, asked: 2 }
		]);
	});

	it('shows everybody their own position with boss and matrix', async () => {
		expect((await home('ana', later(2))).myPosition).toEqual({
			code: 'ATC-02',
			title: 'Asistente de Ventanilla',
			unit: 'Atención',
			boss: 'Berta Solís Lara',
			version: 2
		});
		expect((await home('director')).myPosition).toMatchObject({ boss: null, version: null });
		expect((await home('auditor')).myPosition).toBeNull();
	});

	it('shows coverage by area to HR and the auditor alone', async () => {
		const { coverage } = await home('auditor', later(2));
		expect(coverage).toMatchObject({ positions: 4, withMatrix: 1, signed: 0 });
		expect(coverage!.byUnit).toEqual([
			{
				unit: 'Atención',
				positions: 2,
				people: 3,
				withMatrix: 1,
				asked: 0,
				signed: 0,
				oldest: '2026-03-17'
			},
			expect.objectContaining({ unit: 'Dirección', positions: 1, people: 1, oldest: null }),
			expect.objectContaining({ unit: 'Recursos Humanos', positions: 1, people: 2 })
		]);
		expect(coverage!.commonFindings[0]!.count).toBeGreaterThan(0);
		for (const person of ['boss', 'ana', 'administrator'] as const)
			expect((await home(person)).coverage).toBeNull();
	});

	it('counts accounts for the administrator alone, state by state as their list shows them', async () => {
		const administrator = await company.as('administrator');
		const { accounts } = await home('administrator');
		expect(accounts).toMatchObject({ deactivated: 0 });
		for (const state of ACCOUNT_STATES) {
			const address = readPeopleAddress(new URLSearchParams({ state }));
			expect(accounts?.[state], state).toBe((await peopleList(administrator, address)).total);
		}
		for (const person of ['hr', 'auditor', 'director'] as const)
			expect((await home(person)).accounts).toBeNull();
	});

	it('counts for the frame what the lists hold', async () => {
		for (const person of everybody) {
			const all = await home(person, later(2));
			const lines =
				all.toAcknowledge.length +
				all.toReview.length +
				all.toPublish.length +
				all.returned.length +
				all.draftsTotal +
				all.acknowledgementsTotal;
			expect(await count(person, later(2))).toBe(lines);
		}
	});
});
