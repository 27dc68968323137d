import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCode } from '../../../src/lib/server/services/matrix/change-code';
import { recordHistory } from '../../../src/lib/server/services/audit/record-history';
import { createPosition } from '../../../src/lib/server/services/matrix/create-position';
import { discardDraft } from '../../../src/lib/server/services/matrix/discard-draft';
import { listPositions } from '../../../src/lib/server/services/matrix/list-positions';
import { openDraft } from '../../../src/lib/server/services/matrix/open-draft';
import { readDraft } from '../../../src/lib/server/services/matrix/read-draft';
import {
	changeParticulars,
	particularsToEdit,
	readParticulars
} from '../../../src/lib/server/services/matrix/particulars';
import { publishVersion } from '../../../src/lib/server/services/matrix/publish-version';
import { recallVersion } from '../../../src/lib/server/services/matrix/recall-version';
import { readPosition } from '../../../src/lib/server/services/matrix/read-position';
import {
	restorePosition,
	retirementImpact,
	retirePosition
} from '../../../src/lib/server/services/matrix/retire-position';
import { saveDraft } from '../../../src/lib/server/services/matrix/save-draft';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import { collectionCounts } from '../../../src/lib/server/db/statistics';
import type { CompanyPerson } from '../../factories/company';
import { foundCompany, later, smallStructure, type TestCompany } from '../../factories/company';
import { approved, published, submitted } from '../../factories/life';
import { soundMatrix } from '../../factories/matrix-content';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	await published(company, 'ATC-02', { content: { title: 'Asistente de Ventanilla' } });
	await submitted(company, 'ATC-01', { content: { title: 'Jefatura de Atención' } });
});
afterAll(() => store.close());

const codes = async (person: CompanyPerson, query: object = {}) =>
	(await listPositions(await company.as(person), query)).rows.map(({ code }) => code);
const unitId = async (code: string) =>
	(await currentStructure()).records.units.find((unit) => unit.code === code)?.id ?? '';

describe('the list of positions', () => {
	it('is sorted by what is asked for, searched without accents, and filtered by unit with all below it', async () => {
		expect(await codes('ana')).toEqual(['RH-01', 'ATC-02', 'DIR-01', 'ATC-01']);
		expect(await codes('ana', { sort: 'code' })).toEqual(['ATC-01', 'ATC-02', 'DIR-01', 'RH-01']);
		expect(await codes('ana', { query: 'ATENCION jefatura' })).toEqual(['ATC-01']);
		expect(await codes('ana', { query: 'atc-0' })).toEqual(['ATC-02', 'ATC-01']);
		expect(await codes('ana', { query: 'nada así' })).toEqual([]);
		expect(await codes('ana', { unitId: await unitId('ATC') })).toEqual(['ATC-02', 'ATC-01']);
		expect(await codes('ana', { unitId: await unitId('DIR') })).toHaveLength(4);
	});

	it('shows what is not public only to whom it concerns', async () => {
		const open = async (person: CompanyPerson) =>
			(await listPositions(await company.as(person), { query: 'ATC-01' })).rows[0]?.open?.state;
		expect(await open('hr')).toBe('in-review');
		expect(await open('director')).toBe('in-review');
		expect(await open('auditor')).toBe('in-review');
		// The position is their own, not one below them.
		expect(await open('boss')).toBeUndefined();
		expect(await open('ana')).toBeUndefined();
		expect(await codes('ana', { state: 'in-review' })).toEqual([]);
		expect(await codes('hr', { state: 'in-review' })).toEqual(['ATC-01']);
		expect(await codes('ana', { state: 'published' })).toEqual(['ATC-02']);
		expect(await codes('ana', { state: 'none' })).toEqual(['RH-01', 'DIR-01', 'ATC-01']);
	});

	it('counts posts and people for all, signatures for those who may know', async () => {
		const row = async (person: CompanyPerson) =>
			(await listPositions(await company.as(person), { query: 'ATC-02' })).rows[0];
		expect(await row('boss')).toMatchObject({
			headcount: 3,
			occupied: 2,
			acknowledged: { signed: 0, asked: 2 },
			inForce: { number: 1, since: '2026-03-16' },
			unit: 'Atención'
		});
		expect((await row('ana'))?.acknowledged).toBeNull();
	});
});

describe('creating a position', () => {
	it('gives it a draft, and in a unit a post below its head', async () => {
		const hr = await company.as('hr');
		const made = await createPosition(hr, {
			code: 'ATC-03',
			title: 'Cajero',
			unitId: await unitId('ATC'),
			from: { kind: 'blank' }
		});
		expect((await readDraft(hr, 'ATC-03')).version.id).toBe(made.versionId);
		const found = await readPosition(hr, 'ATC-03', {});
		expect(found).toMatchObject({
			view: {
				placements: [{ unitPath: ['Dirección', 'Atención'], boss: { code: 'ATC-01' } }],
				headcount: { posts: 1, occupied: 0 }
			}
		});
		expect(await readPosition(await company.as('ana'), 'ATC-03', {})).toHaveProperty('without');
	});

	it('copies another’s matrix under new row ids', async () => {
		const hr = await company.as('hr');
		await createPosition(hr, {
			code: 'ATC-04',
			title: 'Asistente nocturno',
			from: { kind: 'copy', code: 'ATC-02' }
		});
		const { content } = await readDraft(hr, 'ATC-04');
		const source = soundMatrix();
		expect(content.title).toBe('Asistente nocturno');
		expect(content.objective).toBe(source.objective);
		expect(content.functions.map(({ what }) => what)).toEqual(
			source.functions.map(({ what }) => what)
		);
		expect(content.functions[0]?.id).not.toBe(source.functions[0]?.id);
	});

	it('asks for a code and a title, and changes nothing without them or for whom it is not', async () => {
		const before = await collectionCounts();
		const hr = await company.as('hr');
		const blank = { from: { kind: 'blank' as const } };
		for (const [given, code] of [
			[{ code: ' ', title: 'Uno' }, 'code-missing'],
			[{ code: 'a/b', title: 'Uno' }, 'code-invalid'],
			[{ code: 'X-9', title: '' }, 'title-missing'],
			[{ code: 'atc-02', title: 'Uno' }, 'code-taken'],
			[{ code: 'X-9', title: 'Uno', unitId: 'none' }, 'invalid-input']
		] as const)
			await expect(createPosition(hr, { ...given, ...blank })).rejects.toMatchObject({ code });
		for (const person of ['boss', 'auditor', 'administrator'] as const)
			await expect(
				createPosition(await company.as(person), { code: 'X-9', title: 'Uno', ...blank })
			).rejects.toMatchObject({ code: 'forbidden' });
		expect(await collectionCounts()).toEqual(before);
	});
});

describe('a position’s code', () => {
	it('may change; the former one leads to it, and stays taken', async () => {
		const hr = await company.as('hr');
		await changeCode(hr, 'ATC-04', 'NOC-01');
		expect(await readPosition(hr, 'ATC-04', {})).toEqual({ redirect: 'NOC-01' });
		expect(await readPosition(hr, 'noc-01', {})).toEqual({ redirect: 'NOC-01' });
		await expect(
			createPosition(hr, { code: 'ATC-04', title: 'Otro', from: { kind: 'blank' } })
		).rejects.toMatchObject({ code: 'code-taken', data: { code: 'ATC-04' } });
		await expect(changeCode(hr, 'NOC-01', 'ATC-02')).rejects.toMatchObject({ code: 'code-taken' });
		expect(await changeCode(hr, 'NOC-01', 'ATC-04')).toEqual({ code: 'ATC-04' });
		await expect(changeCode(await company.as('boss'), 'ATC-04', 'Z')).rejects.toMatchObject({
			code: 'forbidden'
		});
	});
});

describe('retiring a position', () => {
	it('says what it touches, closes requests, stops new work, and can be undone', async () => {
		const hr = await company.as('hr');
		expect(await retirementImpact(hr, 'ATC-02')).toEqual({
			people: 2,
			posts: 3,
			inForce: 1,
			openVersion: null,
			openRequests: 2
		});
		await retirePosition(hr, 'ATC-02', { on: '2026-03-16' });
		expect(await codes('hr')).not.toContain('ATC-02');
		expect(await codes('hr', { state: 'retired' })).toEqual(['ATC-02']);
		await expect(openDraft(hr, 'ATC-02')).rejects.toMatchObject({ code: 'position-retired' });
		await expect(retirePosition(hr, 'ATC-02', { on: '2026-03-16' })).rejects.toMatchObject({
			code: 'position-retired'
		});
		expect((await retirementImpact(hr, 'ATC-02')).openRequests).toBe(0);
		await restorePosition(hr, 'ATC-02');
		expect(await codes('hr')).toContain('ATC-02');
		await expect(restorePosition(hr, 'ATC-02')).rejects.toMatchObject({
			code: 'position-not-retired'
		});
	});

	it('publishes nothing more of what was being worked on, and stays so when a file says nothing of it', async () => {
		const versionId = await approved(company, 'ATC-02', {
			content: { title: 'Asistente de Ventanilla', objective: 'Atender a quien llega.' }
		});
		const hr = await company.as('hr');
		await retirePosition(hr, 'ATC-02', { on: '2026-04-01' });
		const acts = async (now?: Date) =>
			(await readDraft(await company.as('hr', now), 'ATC-02')).acts;
		expect(await acts()).toContain('publish');
		expect(await acts(later(30))).not.toContain('publish');
		await expect(
			publishVersion(hr, versionId, { effectiveFrom: '2026-04-01' })
		).rejects.toMatchObject({ code: 'position-retired' });
		await loadStructure(hr, smallStructure());
		expect(await codes('hr', { state: 'retired' })).toEqual([]);
		const retired = await listPositions(await company.as('hr', later(30)), { state: 'retired' });
		expect(retired.rows.map(({ code }) => code)).toEqual(['ATC-02']);
		await restorePosition(hr, 'ATC-02');
		await recallVersion(hr, versionId);
		await discardDraft(hr, versionId);
	});
});

describe('drafts', () => {
	it('are out of sight and reach for whom they are not', async () => {
		const hr = await company.as('hr');
		const { version } = await readDraft(hr, 'ATC-03');
		for (const person of ['ana', 'luis', 'administrator'] as const) {
			const ctx = await company.as(person);
			await expect(readDraft(ctx, 'ATC-03')).rejects.toMatchObject({ code: 'not-found' });
			await expect(
				saveDraft(ctx, version.id, { revision: 1, content: soundMatrix() })
			).rejects.toMatchObject({ code: 'not-found' });
			await expect(readPosition(ctx, 'ATC-03', { version: 'open' })).rejects.toMatchObject({
				code: 'not-found'
			});
		}
		// A boss and the auditor may read it, and change nothing.
		for (const person of ['boss', 'auditor'] as const) {
			const ctx = await company.as(person);
			expect((await readDraft(ctx, 'ATC-03')).acts).toEqual([]);
			await expect(
				saveDraft(ctx, version.id, { revision: 1, content: soundMatrix() })
			).rejects.toMatchObject({ code: 'forbidden' });
			await expect(openDraft(ctx, 'RH-01')).rejects.toMatchObject({ code: 'forbidden' });
		}
	});

	it('take only what the form can hold', async () => {
		const hr = await company.as('hr');
		const { version } = await readDraft(hr, 'ATC-03');
		const content = { ...soundMatrix(), colour: 'red' };
		await expect(
			saveDraft(hr, version.id, { revision: version.revision, content })
		).rejects.toMatchObject({ code: 'invalid-input' });
	});

	it('keep the title that a scheduled version brings for its day', async () => {
		const next = later(20).toISOString().slice(0, 10);
		await published(company, 'ATC-02', {
			content: { title: 'Asistente de Mostrador' },
			effectiveFrom: next
		});
		const title = async (now?: Date) => {
			const { rows } = await listPositions(await company.as('ana', now), { query: 'ATC-02' });
			return rows[0]?.title;
		};
		expect(await title()).toBe('Asistente de Ventanilla');
		expect(await title(later(20))).toBe('Asistente de Mostrador');
	});

	it('is found by the number that the list tells of it, by whoever may know of it', async () => {
		const { rows } = await listPositions(await company.as('hr'), { query: 'ATC-02' });
		expect(rows[0]?.open).toMatchObject({ state: 'scheduled', number: 2 });
		for (const person of ['hr', 'auditor'] as const)
			expect(await readPosition(await company.as(person), 'ATC-02', { version: 2 })).toMatchObject({
				view: { version: { state: 'scheduled' } }
			});
	});
});

describe("a position's record", () => {
	const given = {
		family: 'Servicio',
		grade: '7',
		contractType: 'Tiempo indeterminado',
		occupationCode: '4211'
	};

	it('is kept by human resources, told to everybody, recorded, and found by in the list', async () => {
		const hr = await company.as('hr');
		await changeParticulars(hr, 'RH-01', given);
		expect(await readParticulars(await company.as('ana'), 'RH-01')).toEqual({
			...given,
			catalogue: 'SINCO',
			mayEdit: false
		});
		const { id } = (await currentStructure()).positionsByCode.get('RH-01') ?? { id: '' };
		const [event] = await recordHistory(hr, 'position', id);
		expect(event).toMatchObject({ action: 'position-changed' });
		expect(event?.changes.map(({ path, after }) => [path, after])).toEqual([
			['family', 'Servicio'],
			['grade', '7'],
			['contractType', 'Tiempo indeterminado'],
			['occupationCode', '4211']
		]);
		expect(await codes('ana', { family: 'Servicio' })).toEqual(['RH-01']);
		expect(await codes('ana', { query: '4211' })).toEqual(['RH-01']);
		const list = await listPositions(await company.as('ana'), {});
		expect(list.families).toEqual(['Servicio']);
		expect((await particularsToEdit(hr, 'ATC-02')).known.contractType).toEqual([
			'Tiempo indeterminado'
		]);
	});

	it('takes no occupation that is none, and records nothing where nothing changes', async () => {
		const hr = await company.as('hr');
		await changeParticulars(hr, 'DIR-01', given);
		await expect(
			changeParticulars(hr, 'DIR-01', { ...given, occupationCode: 'jefe' })
		).rejects.toMatchObject({ code: 'occupation-code-invalid' });
		const { id } = (await currentStructure()).positionsByCode.get('DIR-01') ?? { id: '' };
		const before = (await recordHistory(hr, 'position', id)).length;
		await changeParticulars(hr, 'DIR-01', given);
		expect(await recordHistory(hr, 'position', id)).toHaveLength(before);
	});

	it('is changed by human resources alone', async () => {
		for (const person of ['ana', 'boss', 'auditor', 'administrator'] as const) {
			const ctx = await company.as(person);
			await expect(changeParticulars(ctx, 'RH-01', given)).rejects.toThrow('forbidden');
			await expect(particularsToEdit(ctx, 'RH-01')).rejects.toThrow('forbidden');
		}
	});
});
