import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideVersion } from '../../../src/lib/server/services/matrix/decide-version';
import { discardDraft } from '../../../src/lib/server/services/matrix/discard-draft';
import {
	dismissFinding,
	restoreFinding
} from '../../../src/lib/server/services/matrix/dismiss-finding';
import { openDraft } from '../../../src/lib/server/services/matrix/open-draft';
import { publishImpact } from '../../../src/lib/server/services/matrix/publish-impact';
import { publishVersion } from '../../../src/lib/server/services/matrix/publish-version';
import { readDraft } from '../../../src/lib/server/services/matrix/read-draft';
import { readPosition } from '../../../src/lib/server/services/matrix/read-position';
import { recallVersion } from '../../../src/lib/server/services/matrix/recall-version';
import { recordAuthorisation } from '../../../src/lib/server/services/matrix/record-authorisation';
import { saveDraft } from '../../../src/lib/server/services/matrix/save-draft';
import { submitVersion } from '../../../src/lib/server/services/matrix/submit-version';
import { versionHistory } from '../../../src/lib/server/services/matrix/version-history';
import { compareVersions } from '../../../src/lib/server/services/matrix/compare-versions';
import { withdrawVersion } from '../../../src/lib/server/services/matrix/withdraw-version';
import { listAcknowledgements } from '../../../src/lib/server/services/acknowledgement/list-acknowledgements';
import { recordHistory } from '../../../src/lib/server/services/audit/record-history';
import { foundCompany, later, type TestCompany } from '../../factories/company';
import { approved, published, seenHash, submitted } from '../../factories/life';
import { soundKpi, soundMatrix } from '../../factories/matrix-content';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
});
afterAll(() => store.close());

const refusal = (code: string, data: object = {}) => ({ code, data });
const viewOf = async (
	code: string,
	person: Parameters<TestCompany['as']>[0],
	version?: number | 'open'
) => {
	const found = await readPosition(
		await company.as(person),
		code,
		version === undefined ? {} : { version }
	);
	if (!('view' in found)) throw new Error(JSON.stringify(found));
	return found.view;
};
const choice = () => ({
	reviewerId: company.userId('hr2'),
	authoriserId: company.userId('director'),
	kind: 'substantive' as const,
	summary: 'Cambia',
	effectiveFrom: null
});

describe('the life of a version', () => {
	it('leads from a draft over two verdicts to a published body and its requests', async () => {
		const before = await readPosition(await company.as('ana'), 'ATC-02', {});
		expect(before).toMatchObject({ without: { code: 'ATC-02', mayOpenDraft: false } });

		const versionId = await submitted(company, 'ATC-02');
		const contentHash = await seenHash(company, 'ATC-02');
		expect((await viewOf('ATC-02', 'hr2', 'open')).acts).toContain('review');
		await decideVersion(await company.as('hr2'), versionId, {
			role: 'reviewer',
			outcome: 'approved',
			contentHash,
			comments: []
		});
		expect((await viewOf('ATC-02', 'director', 'open')).acts).toContain('authorise');
		const decided = await decideVersion(await company.as('director'), versionId, {
			role: 'authoriser',
			outcome: 'approved',
			contentHash,
			comments: []
		});
		expect(decided).toEqual({ state: 'approved' });

		const hr = await company.as('hr');
		const impact = await publishImpact(hr, versionId, { effectiveFrom: null });
		expect(impact).toMatchObject({ supersedes: null, effectiveFrom: '2026-03-16' });
		// Nine working days, because 16 March 2026 is a holiday and today does not count.
		expect(impact.dueOn).toBe('2026-03-30');
		expect(impact.people.map(({ number }) => number)).toEqual(['301', '302']);

		const past = await publishImpact(hr, versionId, { effectiveFrom: '2020-01-01' });
		expect([past.people, past.dueOn]).toEqual([impact.people, impact.dueOn]);

		const done = await publishVersion(hr, versionId, { effectiveFrom: '2026-03-16' });
		expect(done).toMatchObject({ number: 1, requests: 2, state: 'published' });

		const view = await viewOf('ATC-02', 'ana');
		expect(view.version).toMatchObject({ number: 1, state: 'published', hash: done.hash });
		expect(view.signatures.map(({ role, name, position }) => [role, name, position])).toEqual([
			['prepared', 'Hugo Ramos Vela', 'Analista de Recursos Humanos'],
			['reviewed', 'Nora Ibáñez Cruz', 'Analista de Recursos Humanos'],
			['authorised', 'Irma Ríos Peña', 'Dirección General']
		]);
		expect(view.placements).toMatchObject([
			{ unitPath: ['Dirección', 'Atención'], boss: { code: 'ATC-01' }, headcount: 3 }
		]);
		expect(view.mine).toMatchObject({ state: 'requested' });
		expect(view.coverage).toBeNull();
		expect(view.acts).toEqual([]);
		expect((await viewOf('ATC-02', 'boss')).coverage).toMatchObject({
			signed: 0,
			asked: 2,
			missing: ['Ana Nuñez Gil', 'Luis Ortiz Paz']
		});
	});

	it('keeps what was returned as a draft with its comments', async () => {
		const versionId = await submitted(company, 'ATC-01');
		const contentHash = await seenHash(company, 'ATC-01');
		const hr2 = await company.as('hr2');
		const verdict = { role: 'reviewer' as const, outcome: 'returned' as const, contentHash };
		await expect(decideVersion(hr2, versionId, { ...verdict, comments: [] })).rejects.toMatchObject(
			refusal('comments-missing')
		);
		const comments = [{ section: 'kpis' as const, text: 'Falta la fuente.' }];
		expect(await decideVersion(hr2, versionId, { ...verdict, comments })).toEqual({
			state: 'returned'
		});
		const draft = await readDraft(await company.as('hr'), 'ATC-01');
		expect(draft.version.state).toBe('returned');
		expect(draft.comments).toMatchObject([{ section: 'kpis', by: 'Nora Ibáñez Cruz' }]);
		expect(draft.chosen.reviewerId).toBe(company.userId('hr2'));
		await discardDraft(await company.as('hr'), versionId);
		await expect(readDraft(await company.as('hr'), 'ATC-01')).rejects.toMatchObject(
			refusal('not-found')
		);
	});

	it('lets nobody approve what they prepared, not even by a later save into it', async () => {
		const hr = await company.as('hr');
		const hr2 = await company.as('hr2');
		const { versionId } = await openDraft(hr, 'ATC-01');
		await saveDraft(hr2, versionId, { revision: 1, content: soundMatrix() });
		const draft = await readDraft(hr, 'ATC-01');
		expect(draft.eligible.map(({ name }) => name)).toEqual(['Irma Ríos Peña']);
		await expect(submitVersion(hr, versionId, choice())).rejects.toMatchObject(
			refusal('approver-not-eligible')
		);
		const own = { ...choice(), reviewerId: company.userId('hr') };
		await expect(submitVersion(hr, versionId, own)).rejects.toMatchObject(refusal('prepared-it'));
		await discardDraft(hr, versionId);
	});

	it('refuses to hand in what the linter blocks, and says what', async () => {
		const hr = await company.as('hr');
		const { versionId } = await openDraft(hr, 'ATC-01');
		const content = { ...soundMatrix(), kpis: [soundKpi('k1', 0)] };
		const saved = await saveDraft(hr, versionId, { revision: 1, content });
		expect(saved.findings.map(({ rule }) => rule)).toContain('weights_sum');
		const error = await submitVersion(hr, versionId, choice()).catch((failure: unknown) => failure);
		expect(error).toMatchObject({ code: 'has-errors', data: { count: 1 } });
		expect(error).toMatchObject({ details: [{ rule: 'weights_sum' }] });
		await discardDraft(hr, versionId);
	});

	it('keeps a warning that was set aside with its reason, never an error', async () => {
		const hr = await company.as('hr');
		const { versionId } = await openDraft(hr, 'ATC-01');
		const content = { ...soundMatrix(), objective: 'Los reportes', kpis: [soundKpi('k1', 0)] };
		const { findings } = await saveDraft(hr, versionId, { revision: 1, content });
		const warning = findings.find(({ rule }) => rule === 'objective_not_infinitive');
		const error = findings.find(({ rule }) => rule === 'weights_sum');
		const reason = 'Así lo pide la norma';
		const after = await dismissFinding(hr, versionId, { key: warning?.key ?? '', reason });
		expect(after.find(({ key }) => key === warning?.key)?.dismissed).toEqual({
			reason,
			by: 'Hugo Ramos Vela'
		});
		await expect(
			dismissFinding(hr, versionId, { key: error?.key ?? '', reason })
		).rejects.toMatchObject(refusal('finding-not-dismissible'));
		const again = await restoreFinding(hr, versionId, warning?.key ?? '');
		expect(again.every(({ dismissed }) => dismissed === null)).toBe(true);
		await discardDraft(hr, versionId);
	});

	it('refuses a verdict formed before a recall and a new submission, and says what changed', async () => {
		const hr = await company.as('hr');
		const versionId = await submitted(company, 'ATC-01');
		const seen = await seenHash(company, 'ATC-01');
		await recallVersion(hr, versionId);
		const { version, content } = await readDraft(hr, 'ATC-01');
		const changed = { ...content, objective: `${content.objective} Y cuidar la caja.` };
		await saveDraft(hr, versionId, { revision: version.revision, content: changed });
		// Handed in is what was on the screen, not what somebody saved since.
		await expect(
			submitVersion(hr, versionId, { ...choice(), revision: version.revision })
		).rejects.toMatchObject(refusal('draft-conflict'));
		await submitVersion(hr, versionId, { ...choice(), revision: version.revision + 1 });
		const error = await decideVersion(await company.as('hr2'), versionId, {
			role: 'reviewer',
			outcome: 'approved',
			contentHash: seen,
			comments: []
		}).catch((failure: unknown) => failure);
		expect(error).toMatchObject({
			code: 'content-changed',
			data: { count: 1 },
			details: [{ section: 'objective', kind: 'changed' }]
		});
		await recallVersion(hr, versionId);
		await discardDraft(hr, versionId);
	});

	it('makes version 2 supersede version 1 and its open requests, from its date on', async () => {
		const hr = await company.as('hr');
		const kpis = [soundKpi('k1', 6000), soundKpi('k2', 4000)];
		const second = await published(company, 'ATC-02', {
			content: { title: 'Asistente de Ventanilla', kpis },
			effectiveFrom: '2026-04-01'
		});
		expect(second).toMatchObject({ number: 2, requests: 2, state: 'scheduled' });
		expect((await viewOf('ATC-02', 'ana')).version.number).toBe(1);
		const april = await company.as('ana', later(16));
		expect(await readPosition(april, 'ATC-02', {})).toMatchObject({
			view: { version: { number: 2, state: 'published' }, replaces: { number: 1 } }
		});
		const former = await listAcknowledgements(hr, 'ATC-02', { version: 1 });
		expect(former.rows.map(({ state }) => state)).toEqual(['superseded', 'superseded']);
		const history = await versionHistory(hr, 'ATC-02');
		expect(history.map(({ head }) => [head.number, head.state])).toEqual([
			[2, 'scheduled'],
			[1, 'published']
		]);
		// A reader at large does not know of what is only scheduled.
		expect(await versionHistory(await company.as('ana'), 'ATC-02')).toHaveLength(1);
		const { differences } = await compareVersions(hr, 'ATC-02', 1, 2);
		expect(differences.map(({ section }) => section)).toContain('kpis');
	});

	it('asks nobody again for an editorial version', async () => {
		const { requests, number } = await published(company, 'RH-01');
		expect([number, requests]).toEqual([1, 2]);
		const editorial = await published(company, 'RH-01', {
			content: { title: 'Analista de Recursos Humanos', authority: 'Autoriza permisos.' },
			kind: 'editorial',
			effectiveFrom: '2026-03-16'
		});
		expect(editorial).toMatchObject({ number: 2, requests: 0 });
		const list = await listAcknowledgements(await company.as('auditor'), 'RH-01', { version: 1 });
		expect(list.tally).toMatchObject({ asked: 2, open: 2, signed: 0 });
	});

	it('refuses dates before today, or before what is issued already', async () => {
		const versionId = await approved(company, 'RH-01', {
			content: { title: 'Analista de Recursos Humanos', authority: 'Otra.' }
		});
		const hr = await company.as('hr');
		for (const [effectiveFrom, code] of [
			['2026-03-15', 'date-in-past'],
			['2026-02-30', 'date-invalid']
		] as const)
			await expect(publishVersion(hr, versionId, { effectiveFrom })).rejects.toMatchObject(
				refusal(code)
			);
		await recallVersion(hr, versionId);
		await discardDraft(hr, versionId);
	});

	it('takes an authorisation given outside where nobody within could give it, from the administrator', async () => {
		const hr = await company.as('hr');
		const administrator = await company.as('administrator');
		const { versionId } = await openDraft(hr, 'DIR-01');
		const content = { ...soundMatrix(), title: 'Dirección General' };
		await saveDraft(hr, versionId, { revision: 1, content });
		// Above the head of the company there is nobody: only Nora is left.
		const form = { ...choice(), authoriserId: null };
		await submitVersion(hr, versionId, form);
		const contentHash = await seenHash(company, 'DIR-01');
		const outside = { contentHash, givenBy: 'Consejo', on: '2026-03-10', document: 'Acta 14' };
		await expect(recordAuthorisation(administrator, versionId, outside)).rejects.toMatchObject(
			refusal('review-first')
		);
		await decideVersion(await company.as('hr2'), versionId, {
			role: 'reviewer',
			outcome: 'approved',
			contentHash,
			comments: []
		});
		expect((await viewOf('DIR-01', 'administrator', 'open')).acts).toEqual([
			'record-authorisation'
		]);
		await expect(recordAuthorisation(hr, versionId, outside)).rejects.toMatchObject(
			refusal('not-allowed')
		);
		await expect(
			recordAuthorisation(administrator, versionId, { ...outside, document: '' })
		).rejects.toMatchObject(refusal('outside-incomplete'));
		expect(await recordAuthorisation(administrator, versionId, outside)).toEqual({
			state: 'approved'
		});
		await publishVersion(hr, versionId, { effectiveFrom: '2026-03-16' });
		expect((await viewOf('DIR-01', 'ana')).signatures.at(-1)).toEqual({
			role: 'authorised',
			name: 'Consejo',
			position: '',
			on: '2026-03-10',
			onBehalfOf: null,
			document: 'Acta 14'
		});
	});

	it('keeps a version with a chosen authoriser from the administrator', async () => {
		const administrator = await company.as('administrator');
		const versionId = await submitted(company, 'ATC-01');
		const contentHash = await seenHash(company, 'ATC-01');
		const form = { contentHash, givenBy: 'Consejo', on: '2026-03-10', document: 'Acta 14' };
		await expect(recordAuthorisation(administrator, versionId, form)).rejects.toMatchObject(
			refusal('not-found')
		);
		await recallVersion(await company.as('hr'), versionId);
		await discardDraft(await company.as('hr'), versionId);
	});

	it('closes open requests when a version is withdrawn, and leaves nothing in force', async () => {
		const hr = await company.as('hr');
		const { version } = await viewOf('DIR-01', 'hr');
		await expect(withdrawVersion(hr, version.id, { reason: ' ' })).rejects.toMatchObject(
			refusal('reason-missing')
		);
		await withdrawVersion(hr, version.id, { reason: 'Se publicó por error' });
		const list = await listAcknowledgements(hr, 'DIR-01', { version: 1 });
		expect(list.rows.map(({ state }) => state)).toEqual(['closed']);
		expect(await readPosition(await company.as('ana'), 'DIR-01', {})).toHaveProperty('without');
		expect((await viewOf('DIR-01', 'hr', 1)).version.state).toBe('withdrawn');
	});

	it('records every step in the history of its position, by name', async () => {
		const hr = await company.as('hr');
		const { positionId } = await viewOf('ATC-02', 'hr');
		const actions = (await recordHistory(hr, 'position', positionId)).map(({ action }) => action);
		expect(actions.slice(-6).reverse()).toEqual([
			'position-created',
			'draft-opened',
			'version-submitted',
			'version-reviewed',
			'version-authorised',
			'version-published'
		]);
		expect(await recordHistory(await company.as('ana'), 'position', positionId)).toEqual([]);
	});
});
