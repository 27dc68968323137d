import { beforeEach, describe, expect, it } from 'vitest';
import type { ScenarioChangeForm } from '../../../src/lib/domain/organization/scenario-form';
import { scenarioChangeForm } from '../../../src/lib/domain/organization/scenario-form';
import { postForm } from '../../../src/lib/domain/organization/post-form';
import { unitForm } from '../../../src/lib/domain/organization/unit-form';
import { recordHistory } from '../../../src/lib/server/services/audit/record-history';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { openDraft } from '../../../src/lib/server/services/matrix/open-draft';
import { publishVersion } from '../../../src/lib/server/services/matrix/publish-version';
import { readDraft } from '../../../src/lib/server/services/matrix/read-draft';
import { changePost } from '../../../src/lib/server/services/organization/change-post';
import { changeUnit } from '../../../src/lib/server/services/organization/change-unit';
import { readPost } from '../../../src/lib/server/services/organization/read-post';
import { readUnit } from '../../../src/lib/server/services/organization/read-unit';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import {
	applyScenario,
	takeBackScenario
} from '../../../src/lib/server/services/scenarios/apply-scenario';
import {
	changeScenario,
	undoLastChange
} from '../../../src/lib/server/services/scenarios/change-scenario';
import { createScenario } from '../../../src/lib/server/services/scenarios/create-scenario';
import {
	discardScenario,
	restoreScenario
} from '../../../src/lib/server/services/scenarios/discard-scenario';
import { listScenarios } from '../../../src/lib/server/services/scenarios/list-scenarios';
import { readScenario } from '../../../src/lib/server/services/scenarios/read-scenario';
import { renameScenario } from '../../../src/lib/server/services/scenarios/rename-scenario';
import { rebaseScenario } from '../../../src/lib/server/services/scenarios/rebase-scenario';
import { foundCompany, type TestCompany } from '../../factories/company';
import { approved, published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeEach(async () => {
	store = await openTestStore();
	company = await foundCompany();
	return () => store.close();
});

const hr = () => company.as('hr');
const NEXT = '2026-04-01';
const nothing = { post: '', unit: '' };
const postOf = async (code: string) => {
	const { records } = await currentStructure();
	const position = records.positions.find((one) => one.code === code);
	return records.posts.find(({ positionId }) => positionId === position?.id)?.id ?? '';
};
const unitOf = async (code: string) =>
	(await currentStructure()).records.units.find((one) => one.code === code)?.id ?? '';
const started = async () => createScenario(await hr(), { name: 'Nueva mesa', date: NEXT });
const seen = async (id: string) => readScenario(await hr(), id, nothing);
const change = async (id: string, form: Partial<ScenarioChangeForm>) => {
	const { revision } = await seen(id);
	return changeScenario(await hr(), id, scenarioChangeForm.parse({ revision, ...form }));
};
const apply = async (id: string, date = NEXT) =>
	applyScenario(await hr(), id, { revision: (await seen(id)).revision, date });
/** The desk goes under the head, its boss goes, and a second desk is set up in human resources. */
async function reorganised(): Promise<string> {
	const id = await started();
	const head = { bossId: await postOf('DIR-01'), boss: 'Dirección General · Dirección' };
	await change(id, {
		...{ kind: 'remove-post', postId: await postOf('ATC-01'), ...head },
		...{
			peopleId: await postOf('RH-01'),
			people: 'Analista de Recursos Humanos · Recursos Humanos'
		}
	});
	await change(id, {
		...{ kind: 'change-headcount', postId: await postOf('RH-01'), headcount: 3 }
	});
	await change(id, {
		...{ kind: 'add-post', position: 'ATC-02', unitId: await unitOf('RH'), ...head, headcount: 2 }
	});
	return id;
}

describe('a scenario', () => {
	it('shows what it would change, and leaves the structure alone', async () => {
		await published(company, 'ATC-02');
		const id = await reorganised();
		const view = await seen(id);
		expect(view.changes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
			'remove-post Jefatura de Atención',
			'change-headcount Analista de Recursos Humanos',
			'add-post Asistente de Ventanilla'
		]);
		const { consequences } = view;
		expect(consequences.lines).toMatchObject([
			{ from: 'Jefatura de Atención', to: 'Dirección General' }
		]);
		expect(consequences.headers).toMatchObject([{ code: 'ATC-02' }]);
		expect(consequences.headerPeople).toBeGreaterThan(0);
		expect(consequences.movers).toMatchObject([
			{ from: 'Jefatura de Atención', to: 'Analista de Recursos Humanos', asked: false }
		]);
		expect(consequences.seats.map(({ before, after }) => [before, after])).toEqual([
			[4, 3],
			[2, 5]
		]);
		expect(consequences.vacancies).toMatchObject([{ count: 2 }]);
		expect(consequences.withoutPost).toEqual([]);
		expect(view.stale).toBeNull();
		expect(Object.values(view.marks).sort()).toEqual(['headcount', 'moved', 'new']);
		expect((await readPost(await hr(), await postOf('ATC-02'), { on: NEXT })).boss?.code).toBe(
			'ATC-01'
		);
	});

	it('is applied from a day on: before it nothing changes, from it all of it does', async () => {
		const id = await reorganised();
		// Afterwards the position stands twice.
		const deskId = await postOf('ATC-02');
		await apply(id);
		const desk = async (on: string) => readPost(await hr(), deskId, { on });
		expect((await desk('2026-03-31')).boss?.code).toBe('ATC-01');
		expect((await desk(NEXT)).boss?.code).toBe('DIR-01');
		const boss = await readPost(await hr(), await postOf('ATC-01'), { on: null });
		expect(boss).toMatchObject({ endsOn: NEXT });
		const analysts = await readPost(await hr(), await postOf('RH-01'), { on: NEXT });
		expect(analysts).toMatchObject({ headcount: 3, occupied: 3 });
		const rh = await readUnit(await hr(), 'RH', { on: NEXT });
		expect('posts' in rh && rh.posts.map(({ code }) => code).sort()).toEqual(['ATC-02', 'RH-01']);
		expect(await seen(id)).toMatchObject({ state: 'applied', appliedFrom: NEXT });
		await expect(change(id, { kind: 'rename-unit', name: 'X' })).rejects.toThrow('scenario-closed');
		const history = await recordHistory(await hr(), 'scenario', id);
		expect(history.map(({ action }) => action).sort()).toEqual([
			'scenario-applied',
			'scenario-created'
		]);

		expect(await seen(id)).toMatchObject({ canTakeBack: true });
		await takeBackScenario(await hr(), id);
		expect((await desk(NEXT)).boss?.code).toBe('ATC-01');
		expect(await seen(id)).toMatchObject({ state: 'open', stale: null, canTakeBack: false });
		expect(await verifyStore()).toMatchObject({ ok: true });
	});

	it('gives back what it changed and nothing else: once, and only where nobody came after', async () => {
		const id = await reorganised();
		await expect(takeBackScenario(await hr(), id)).rejects.toThrow('scenario-not-applied');
		const deskId = await postOf('ATC-02');
		await apply(id);
		// Another scenario does not give back what this one changed.
		const other = await started();
		await expect(takeBackScenario(await hr(), other)).rejects.toThrow('scenario-not-applied');
		const desk = await readPost(await hr(), deskId, { on: NEXT });
		const form = postForm.parse({
			...{ unitId: desk.unit.id, workplace: 'Santa Ana', headcount: desk.headcount },
			...{ boss: 'DIR-01', from: '2026-04-10', seen: desk.seen }
		});
		const told = await changePost(await hr(), deskId, form);
		if (!told.applied) await changePost(await hr(), deskId, { ...form, confirmed: told.digest });
		await expect(takeBackScenario(await hr(), id)).rejects.toThrow('structure-changed');
		expect(await seen(id)).toMatchObject({ state: 'applied', appliedFrom: NEXT });
	});

	it('is taken back however much it changed: what gives it back passes through no page', async () => {
		const typed = unitForm.parse({
			...{ code: 'ATC', name: 'Atención', kind: 'área', parentId: await unitOf('DIR') },
			functions: Array.from({ length: 70 }, () => 'á'.repeat(4000)),
			...{ from: '2026-03-16' }
		});
		const view = await readUnit(await hr(), 'ATC', { on: null });
		if ('redirect' in view) throw new Error('ATC has another code');
		await changeUnit(await hr(), view.id, { ...typed, seen: view.seen });
		const id = await started();
		await change(id, { kind: 'rename-unit', unitId: view.id, name: 'Ventanillas' });
		expect(await apply(id)).toEqual({ from: NEXT, canTakeBack: true });
		await takeBackScenario(await hr(), id);
		expect(await readUnit(await hr(), 'ATC', { on: NEXT })).toMatchObject({ name: 'Atención' });
	});

	it('makes, moves, renames and closes units', async () => {
		const id = await started();
		const made = await change(id, {
			...{ kind: 'add-unit', code: 'NOR', name: 'Región Norte', unitKind: 'gerencia' },
			parentId: await unitOf('DIR')
		});
		const region = 'unitId' in made ? made.unitId : '';
		await change(id, { kind: 'move-unit', unitId: await unitOf('ATC'), parentId: region });
		await change(id, { kind: 'rename-unit', unitId: await unitOf('ATC'), name: 'Ventanillas' });
		await change(id, { kind: 'remove-unit', unitId: await unitOf('RH'), into: region });
		await apply(id);
		const atc = await readUnit(await hr(), 'ATC', { on: NEXT });
		expect(atc).toMatchObject({ name: 'Ventanillas', parent: { code: 'NOR' } });
		const region2 = await readUnit(await hr(), 'NOR', { on: NEXT });
		expect('posts' in region2 && region2.posts.map(({ code }) => code)).toEqual(['RH-01']);
		expect(await readUnit(await hr(), 'RH', { on: null })).toMatchObject({ endsOn: NEXT });
	});

	it('refuses a circle, a move that changes nothing, and what names nothing', async () => {
		const id = await started();
		const [boss, desk] = [await postOf('ATC-01'), await postOf('ATC-02')];
		const atc = await unitOf('ATC');
		const under = { bossId: desk, boss: 'Asistente de Ventanilla · Atención' };
		await expect(
			change(id, { kind: 'move-post', postId: boss, unitId: atc, ...under })
		).rejects.toThrow('post-circle');
		await expect(
			change(id, { kind: 'move-post', postId: desk, unitId: atc, boss: 'ATC-01' })
		).rejects.toThrow('scenario-unchanged');
		await expect(
			change(id, { kind: 'move-post', postId: 'x', unitId: atc, boss: 'ATC-01' })
		).rejects.toThrow('scenario-gone');
		await expect(
			change(id, { kind: 'move-post', postId: desk, unitId: atc, boss: 'Nadie' })
		).rejects.toThrow('post-unknown');
		await expect(
			change(id, { kind: 'add-post', position: 'Nada', unitId: atc, headcount: 1 })
		).rejects.toThrow('scenario-position-unknown');
		await expect(change(id, { kind: 'remove-post', postId: boss })).rejects.toThrow(
			'post-has-dependants'
		);
		expect((await seen(id)).changes).toEqual([]);
	});

	it('takes back the last change, and is not written over by who saw an older one', async () => {
		const id = await reorganised();
		const { revision } = await seen(id);
		await undoLastChange(await hr(), id, revision);
		expect((await seen(id)).changes).toHaveLength(2);
		await expect(undoLastChange(await hr(), id, revision)).rejects.toThrow('scenario-changed');
	});

	it('is not applied with more people than places, nor with nothing to apply', async () => {
		const id = await started();
		await expect(apply(id)).rejects.toThrow('scenario-empty');
		await change(id, { kind: 'change-headcount', postId: await postOf('RH-01'), headcount: 1 });
		expect((await seen(id)).consequences.beyond).toMatchObject([{ people: 2, headcount: 1 }]);
		await expect(apply(id)).rejects.toThrow('over-headcount');
		expect((await seen(id)).state).toBe('open');
		await expect(apply(id, '2026-03-01')).rejects.toThrow('scenario-past');
	});

	it('says that the structure has since changed, and is put on the one of now', async () => {
		const id = await reorganised();
		const desk = await readPost(await hr(), await postOf('ATC-02'), { on: null });
		const form = postForm.parse({
			...{ unitId: desk.unit.id, workplace: desk.workplace, headcount: desk.headcount },
			...{ boss: 'RH-01', from: '2026-03-20', seen: desk.seen }
		});
		const told = await changePost(await hr(), desk.id, form);
		await changePost(await hr(), desk.id, { ...form, confirmed: told.digest });
		const view = await seen(id);
		expect(view.stale?.facts).toMatchObject([{ kind: 'line-changed' }]);
		expect(view.stale?.dropped).toEqual([]);
		await expect(apply(id)).rejects.toThrow('scenario-stale');
		await rebaseScenario(await hr(), id, { revision: view.revision, date: NEXT });
		expect((await seen(id)).stale).toBeNull();
		await apply(id);
		expect((await readPost(await hr(), desk.id, { on: NEXT })).boss?.code).toBe('RH-01');
	});

	it('drops on the way what no longer fits, and says so before', async () => {
		const id = await started();
		const atc = await unitOf('ATC');
		await change(id, { kind: 'rename-unit', unitId: atc, name: 'Ventanillas' });
		await change(id, { kind: 'change-headcount', postId: await postOf('ATC-02'), headcount: 5 });
		const unit = await readUnit(await hr(), 'ATC', { on: null });
		if ('redirect' in unit) throw new Error('moved');
		const parentId = unit.parent?.id;
		const typed = { ...unit, parentId, group: '', name: 'Ventanillas', from: NEXT };
		await changeUnit(await hr(), atc, unitForm.parse(typed));
		const view = await seen(id);
		expect(view.stale?.dropped).toMatchObject([
			{ change: { kind: 'rename-unit' }, fault: { kind: 'unchanged' } }
		]);
		const { revision } = view;
		expect(await rebaseScenario(await hr(), id, { revision, date: NEXT })).toBe(1);
		expect((await seen(id)).changes).toMatchObject([{ kind: 'change-headcount' }]);
	});

	it('is laid aside and taken up again', async () => {
		const id = await started();
		await discardScenario(await hr(), id);
		expect(await listScenarios(await hr())).toMatchObject({
			rows: [],
			discarded: [{ id, state: 'discarded' }]
		});
		await expect(discardScenario(await hr(), id)).rejects.toThrow('scenario-closed');
		await restoreScenario(await hr(), id);
		expect(await seen(id)).toMatchObject({ state: 'open' });
		expect(await listScenarios(await hr())).toMatchObject({ rows: [{ id }], discarded: [] });
	});

	it('gets another name, which is recorded', async () => {
		const id = await started();
		await expect(renameScenario(await hr(), id, '  ')).rejects.toThrow('name-missing');
		await renameScenario(await hr(), id, ' Opción B ');
		expect(await seen(id)).toMatchObject({ name: 'Opción B', state: 'open' });
		const [event] = await recordHistory(await hr(), 'scenario', id);
		expect(event).toMatchObject({
			action: 'scenario-renamed',
			changes: [{ path: 'name', before: 'Nueva mesa', after: 'Opción B' }]
		});
	});

	it('is for human resources alone', async () => {
		const id = await started();
		const others = await company.as('ana');
		for (const refused of [
			() => listScenarios(others),
			() => readScenario(others, id, nothing),
			() => createScenario(others, { name: 'Otra', date: NEXT }),
			() => discardScenario(others, id),
			() => renameScenario(others, id, 'Otra'),
			() => takeBackScenario(others, id),
			() => applyScenario(others, id, { revision: 0, date: NEXT })
		])
			await expect(refused()).rejects.toThrow('forbidden');
	});
});

describe('a position that a scenario brings', () => {
	const below = async () => ({
		...{ kind: 'add-post' as const, unitId: await unitOf('RH'), headcount: 1 },
		...{ bossId: await postOf('DIR-01'), boss: 'Dirección General · Dirección' }
	});
	const known = async (code: string) => (await currentStructure()).positionsByCode.get(code);

	it('is made when it is applied, with a draft of its matrix and its posts from the day on', async () => {
		const id = await started();
		const given = { ...(await below()), position: 'Gerencia de Talento', code: 'RH-09' };
		await change(id, given);
		// The second post of it needs its name alone.
		await change(id, { ...given, code: '', unitId: await unitOf('ATC') });
		const view = await seen(id);
		expect(view.changes).toMatchObject([
			{ name: 'Gerencia de Talento', newPosition: true },
			{ name: 'Gerencia de Talento', newPosition: true }
		]);
		expect(view.positions.filter(({ code }) => code === 'RH-09')).toHaveLength(1);
		expect(view.facts.map(({ kind }) => kind)).toEqual(['post-created', 'post-created']);
		expect(await known('RH-09')).toBeUndefined();
		await apply(id);
		expect((await readDraft(await hr(), 'RH-09')).content.title).toBe('Gerencia de Talento');
		const position = await known('RH-09');
		const { posts } = (await currentStructure()).records;
		const own = posts.filter(({ positionId }) => positionId === position?.id);
		expect(own.map(({ validFrom }) => validFrom)).toEqual([NEXT, NEXT]);

		// Given back, it stays with its draft; applied again, it is the same one.
		await takeBackScenario(await hr(), id);
		expect(await known('RH-09')).toEqual(position);
		expect((await currentStructure()).records.posts).toHaveLength(posts.length - 2);
		await apply(id);
		expect((await currentStructure()).records.posts).toHaveLength(posts.length);
		expect(await verifyStore()).toMatchObject({ ok: true });

		// Given another name in between, it is called so from the day on.
		await takeBackScenario(await hr(), id);
		const [post] = (await seen(id)).rows.filter(({ code }) => code === 'RH-09');
		await change(id, { kind: 'rename-position', postId: post!.key, name: 'Gerencia de Cultura' });
		await apply(id);
		expect(await known('RH-09')).toMatchObject({
			...{ title: 'Gerencia de Talento', nextTitle: { title: 'Gerencia de Cultura', from: NEXT } }
		});
		await takeBackScenario(await hr(), id);
		expect(await known('RH-09')).toEqual(position);
	});

	it('is one in use where its code is, and never takes the code of another', async () => {
		const id = await started();
		const given = await below();
		await change(id, { ...given, position: 'Jefatura de Atención', code: 'ATC-01' });
		expect((await seen(id)).changes).toMatchObject([{ newPosition: false }]);
		await expect(change(id, { ...given, position: 'Otra cosa', code: 'atc-01' })).rejects.toThrow(
			'code-taken'
		);
		await expect(change(id, { ...given, position: 'Otra', code: '¿?' })).rejects.toThrow(
			'code-invalid'
		);
		await change(id, { ...given, position: 'Una', code: 'N-1' });
		await expect(change(id, { ...given, position: 'Dos', code: 'N-1' })).rejects.toThrow(
			'code-taken'
		);
	});
});

describe('a position that a scenario renames', () => {
	const title = async (on: string) =>
		(await readPost(await hr(), await postOf('ATC-02'), { on })).position.title;
	const renaming = async () => {
		const id = await started();
		const postId = await postOf('ATC-02');
		await change(id, { kind: 'rename-position', postId, name: 'Asesor de Ventanilla' });
		return id;
	};

	it('is called so from the day on, its matrix by the next draft, and back where it is given back', async () => {
		await published(company, 'ATC-02', { content: { title: 'Asistente de Ventanilla' } });
		const id = await renaming();
		const view = await seen(id);
		expect(view.changes).toMatchObject([
			{ name: 'Asistente de Ventanilla', to: 'Asesor de Ventanilla' }
		]);
		expect(view.facts).toMatchObject([{ kind: 'position-renamed' }]);
		// Its matrix in force says the old title: whoever holds it will acknowledge another.
		expect(view.consequences.headers).toMatchObject([{ code: 'ATC-02', people: 2 }]);
		await apply(id);
		expect(await title('2026-03-31')).toBe('Asistente de Ventanilla');
		expect(await title(NEXT)).toBe('Asesor de Ventanilla');
		await openDraft(await hr(), 'ATC-02');
		expect((await readDraft(await hr(), 'ATC-02')).content.title).toBe('Asesor de Ventanilla');
		await takeBackScenario(await hr(), id);
		expect(await title(NEXT)).toBe('Asistente de Ventanilla');
		expect(await verifyStore()).toMatchObject({ ok: true });
	});

	it('keeps its new title for the day where a draft of before brings the old one', async () => {
		const versionId = await approved(company, 'ATC-02', {
			content: { title: 'Asistente de Ventanilla' }
		});
		await apply(await renaming());
		await publishVersion(await hr(), versionId, { effectiveFrom: '2026-03-16' });
		expect(await title('2026-03-31')).toBe('Asistente de Ventanilla');
		expect(await title(NEXT)).toBe('Asesor de Ventanilla');
	});

	it('is not renamed under a version that is to bring another title', async () => {
		await published(company, 'ATC-02', {
			content: { title: 'Cajero' },
			effectiveFrom: '2026-03-20'
		});
		const id = await renaming();
		await expect(apply(id)).rejects.toThrow('title-scheduled');
		expect(await title(NEXT)).toBe('Cajero');
		expect(await seen(id)).toMatchObject({ state: 'open' });
	});

	it('is refused its own name, and none', async () => {
		const id = await started();
		const postId = await postOf('ATC-02');
		const named = (name: string) => change(id, { kind: 'rename-position', postId, name });
		await expect(named('Asistente de Ventanilla')).rejects.toThrow('scenario-unchanged');
		await expect(named('')).rejects.toThrow('title-missing');
	});
});
