import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAcknowledgement } from '../../../src/lib/server/services/acknowledgement/answer-acknowledgement';
import { listAcknowledgements } from '../../../src/lib/server/services/acknowledgement/list-acknowledgements';
import { myAcknowledgements } from '../../../src/lib/server/services/acknowledgement/my-acknowledgements';
import { readRequest } from '../../../src/lib/server/services/acknowledgement/read-request';
import { recordOnPaper } from '../../../src/lib/server/services/acknowledgement/record-on-paper';
import { reopenAcknowledgement } from '../../../src/lib/server/services/acknowledgement/reopen';
import { makeAccountLink, useLink } from '../../../src/lib/server/services/accounts/setup-link';
import { matrixWord } from '../../../src/lib/server/services/exports/matrix-word';
import { listEvents } from '../../../src/lib/server/services/audit/list-events';
import { erasePerson } from '../../../src/lib/server/services/audit/erase-person';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { withdrawVersion } from '../../../src/lib/server/services/matrix/withdraw-version';
import type { Context } from '../../../src/lib/server/services/context';
import { foundCompany, later, PASSWORD, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { soundKpi } from '../../factories/matrix-content';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	await published(company, 'ATC-02', { content: { title: 'Asistente de Ventanilla' } });
});
afterAll(() => store.close());

const device = { address: '127.0.0.1', token: null, label: '' };
const open = async (ctx: Context) => {
	const [request] = await myAcknowledgements(ctx);
	if (!request) throw new Error('nothing is asked');
	return request;
};
const answer = async (ctx: Context, changes: object = {}) => {
	const request = await open(ctx);
	const form = {
		outcome: 'acknowledged' as const,
		remarks: '',
		witness: null,
		password: PASSWORD,
		contentHash: request.contentHash
	};
	return answerAcknowledgement(ctx, request.id, { ...form, ...changes }, device);
};
const refusal = (code: string) => ({ code });

describe('the answer to a version', () => {
	it('is asked of whoever holds the position, and shows the exact version with its statement', async () => {
		const ana = await company.as('ana');
		const request = await open(ana);
		expect(request).toMatchObject({
			code: 'ATC-02',
			versionNumber: 1,
			state: 'requested',
			dueOn: '2026-03-30',
			changes: null
		});
		const view = await readRequest(ana, request.id);
		expect(view.statements.signed).toContain('ATC-02 «Asistente de Ventanilla», versión 1');
		expect(view.statements.signed).toContain(request.contentHash.slice(0, 16));
		expect(view).toMatchObject({ own: true, answered: null, differences: null });
		expect(view.person).toEqual({
			name: 'Ana Nuñez Gil',
			number: '301',
			position: 'Asistente de Ventanilla'
		});
		expect(view.view.version.number).toBe(1);
		expect(await myAcknowledgements(await company.as('auditor'))).toEqual([]);
	});

	it('is nobody else’s: a colleague does not learn that there is one, a boss reads but does not sign', async () => {
		const { id } = await open(await company.as('ana'));
		await expect(readRequest(await company.as('luis'), id)).rejects.toMatchObject(
			refusal('not-found')
		);
		const boss = await company.as('boss');
		expect((await readRequest(boss, id)).own).toBe(false);
		const form = { outcome: 'acknowledged' as const, remarks: '', witness: null, contentHash: '' };
		await expect(
			answerAcknowledgement(boss, id, { ...form, password: PASSWORD }, device)
		).rejects.toMatchObject(refusal('forbidden'));
	});

	it('needs the password, the version that was read, remarks that say something and a witness to a refusal', async () => {
		const ana = await company.as('ana');
		for (const [changes, code] of [
			[{ password: 'otra' }, 'wrong-password'],
			[{ contentHash: 'f'.repeat(64) }, 'content-changed'],
			[{ outcome: 'with-remarks', remarks: ' ' }, 'remarks-missing'],
			[{ outcome: 'refused' }, 'witness-missing']
		] as const)
			await expect(answer(ana, changes)).rejects.toMatchObject(refusal(code));
		expect((await open(ana)).state).toBe('requested');
	});

	it('binds person, version, statement, method and moment, and is given once', async () => {
		const ana = await company.as('ana');
		const remarks = 'Mi horario es otro.';
		const done = await answer(ana, { outcome: 'with-remarks', remarks });
		expect(done).toEqual({ state: 'with-remarks', at: ana.now.toISOString() });
		const view = await readRequest(ana, (await open(ana)).id);
		expect(view.request).toMatchObject({ state: 'with-remarks', remarks });
		const { signed, refused } = view.statements;
		expect(view.answered).toMatchObject({ statement: signed, method: 'password', witness: null });
		// Who does not sign states that, not the other.
		expect(refused).toContain('y no la firmo');
		expect(refused).not.toContain('Leí completa');
		await expect(answer(ana)).rejects.toMatchObject(refusal('request-closed'));
	});

	it('is counted for HR, the auditor and the boss, and listed by state and name', async () => {
		const list = await listAcknowledgements(await company.as('boss'), 'ATC-02', {});
		expect(list.tally).toEqual({
			asked: 2,
			signed: 1,
			withRemarks: 1,
			refused: 0,
			open: 1,
			expired: 0
		});
		expect(list.rows.map(({ name, unit }) => [name, unit])).toEqual([
			['Ana Nuñez Gil', 'Atención'],
			['Luis Ortiz Paz', 'Atención']
		]);
		expect([list.mayRecordPaper, list.mayReopen]).toEqual([false, false]);
		const hr = await company.as('hr');
		expect((await listAcknowledgements(hr, 'ATC-02', { query: 'nunez' })).rows).toHaveLength(1);
		expect((await listAcknowledgements(hr, 'ATC-02', { query: '302' })).rows).toHaveLength(1);
		const waiting = await listAcknowledgements(hr, 'ATC-02', { state: 'requested' });
		expect(waiting.rows.map(({ name }) => name)).toEqual(['Luis Ortiz Paz']);
		await expect(listAcknowledgements(await company.as('ana'), 'ATC-02', {})).rejects.toMatchObject(
			refusal('forbidden')
		);
	});

	it('expires by the calendar, is reopened by HR, and can be recorded from paper', async () => {
		const late = later(20);
		const luis = await company.as('luis', late);
		expect((await open(luis)).state).toBe('expired');
		await expect(answer(luis)).rejects.toMatchObject(refusal('request-closed'));
		const hr = await company.as('hr', late);
		const { id } = await open(luis);
		expect((await listAcknowledgements(hr, 'ATC-02', { state: 'expired' })).total).toBe(1);
		await expect(reopenAcknowledgement(luis, id)).rejects.toMatchObject(refusal('forbidden'));
		await reopenAcknowledgement(hr, id);
		expect((await open(luis)).state).toBe('requested');

		const paper = { outcome: 'acknowledged' as const, remarks: '', on: '2026-04-03' };
		await expect(recordOnPaper(hr, id, { ...paper, witness: '' })).rejects.toMatchObject(
			refusal('witness-missing')
		);
		// Tomorrow or later, and before the version was published.
		for (const [on, code] of [
			['2027-01-01', 'signed-in-future'],
			['2026-03-15', 'signed-before-published'],
			['2026-02-30', 'date-invalid']
		] as const)
			await expect(
				recordOnPaper(hr, id, { ...paper, on, witness: 'Berta Solís' })
			).rejects.toMatchObject(refusal(code));
		await recordOnPaper(hr, id, { ...paper, witness: 'Berta Solís' });
		const row = (await listAcknowledgements(hr, 'ATC-02', { query: 'luis' })).rows[0];
		expect(row).toMatchObject({ state: 'acknowledged', method: 'paper', witness: 'Berta Solís' });
		expect(row?.answeredAt?.slice(0, 10)).toBe('2026-04-03');
	});

	it('is asked again for a new version, with what changed since the one that was signed', async () => {
		const now = later(30);
		await published(company, 'ATC-02', {
			now,
			content: {
				title: 'Asistente de Ventanilla',
				kpis: [soundKpi('k1', 7000), soundKpi('k9', 3000)]
			}
		});
		const ana = await company.as('ana', now);
		const request = await open(ana);
		expect(request).toMatchObject({ versionNumber: 2, previousNumber: 1, state: 'requested' });
		expect(request.changes).toBeGreaterThan(0);
		const { differences } = await readRequest(ana, request.id);
		expect(differences).toHaveLength(request.changes ?? 0);
	});

	it('carries the fact that it came within a day of a password set by a link', async () => {
		const now = later(31);
		const token = await makeAccountLink(
			await company.as('administrator', later(30.4)),
			company.userId('ana')
		);
		await useLink(token, { next: PASSWORD, again: PASSWORD }, later(30.5));
		const ana = await company.as('ana', now);
		const { id } = await open(ana);
		await answer(ana, { outcome: 'refused', witness: 'Nora Ibáñez' });
		const { statements, answered } = await readRequest(ana, id);
		expect(answered).toMatchObject({ statement: statements.refused, afterReset: true });
		const { bytes } = await matrixWord(ana, 'ATC-02', { version: 2 });
		const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
		expect(xml).toContain('Firmó menos de 24 h después de que se restableció su contraseña');
		const hr = await company.as('hr', now);
		const row = (await listAcknowledgements(hr, 'ATC-02', { state: 'refused' })).rows[0];
		expect(row).toMatchObject({ afterReset: true, witness: 'Nora Ibáñez' });
	});
});

describe('a request that came to nothing', () => {
	it('is not reopened for a version that another has replaced', async () => {
		const hr = await company.as('hr', later(32));
		const refused = await listAcknowledgements(hr, 'ATC-02', { version: 2, state: 'refused' });
		const [row] = refused.rows;
		await published(company, 'ATC-02', {
			now: later(33),
			content: { title: 'Asistente de Ventanilla', kpis: [soundKpi('k1', 10000)] }
		});
		await expect(
			reopenAcknowledgement(await company.as('hr', later(34)), row?.id ?? '')
		).rejects.toMatchObject(refusal('request-closed'));
	});

	it('shows a withdrawn version to HR and the auditor, not to whom it was closed', async () => {
		const now = later(35);
		const ana = await company.as('ana', now);
		const { id } = await open(ana);
		expect((await readRequest(ana, id)).view.version.number).toBe(3);
		const hr = await company.as('hr', now);
		const { view } = await readRequest(hr, id);
		await withdrawVersion(hr, view.version.id, { reason: 'Publicada por error' });
		for (const person of ['ana', 'boss'] as const)
			await expect(readRequest(await company.as(person, now), id)).rejects.toMatchObject(
				refusal('not-found')
			);
		for (const person of ['hr', 'auditor'] as const)
			expect((await readRequest(await company.as(person, now), id)).request.state).toBe('closed');
	});
});

describe('the words of a person in the audit trail', () => {
	it('are encrypted, read by HR, and gone for good once the key is erased; the chains stay whole', async () => {
		const hr = await company.as('hr', later(40));
		const raw = await store.raw.collection('audit_events').find().toArray();
		expect(JSON.stringify(raw)).not.toMatch(/Mi horario|Nuñez/);
		const remarks = async () =>
			(await listEvents(hr, { action: 'acknowledgement-with-remarks' })).rows
				.flatMap(({ changes }) => changes)
				.find(({ path }) => path === 'remarks');
		expect(await remarks()).toMatchObject({ after: 'Mi horario es otro.', erased: false });
		await erasePerson(hr, company.employeeId('ana'));
		expect(await remarks()).toMatchObject({ after: null, erased: true });
		expect((await verifyStore()).faults).toEqual([]);
	});
});
