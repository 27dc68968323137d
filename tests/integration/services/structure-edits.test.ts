import { beforeEach, describe, expect, it } from 'vitest';
import { assignForm, leaveForm } from '../../../src/lib/domain/organization/holder-form';
import { endPostForm, endUnitForm, postForm } from '../../../src/lib/domain/organization/post-form';
import type { EditOutcome } from '../../../src/lib/domain/organization/edit-views';
import { unitForm } from '../../../src/lib/domain/organization/unit-form';
import { openRequests } from '../../../src/lib/server/db/acknowledgements';
import { createPosition } from '../../../src/lib/server/services/matrix/create-position';
import { recordHistory } from '../../../src/lib/server/services/audit/record-history';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import {
	assignPerson,
	cancelHolderChange,
	releasePerson
} from '../../../src/lib/server/services/organization/change-holder';
import {
	cancelPostChange,
	changePost,
	createPost,
	endPost
} from '../../../src/lib/server/services/organization/change-post';
import {
	cancelUnitChange,
	changeUnit,
	createUnit,
	endUnit,
	unitIdOf
} from '../../../src/lib/server/services/organization/change-unit';
import {
	editChoices,
	findEmployees
} from '../../../src/lib/server/services/organization/edit-choices';
import { findPosts } from '../../../src/lib/server/services/organization/post-choice';
import { readHolder, readPost } from '../../../src/lib/server/services/organization/read-post';
import { positionPosts } from '../../../src/lib/server/services/organization/position-posts';
import { readUnit } from '../../../src/lib/server/services/organization/read-unit';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import { undoEdits } from '../../../src/lib/server/services/organization/undo-edits';
import { foundCompany, later, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
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
const TODAY = '2026-03-16';
const unit = async (code: string, on: string | null = null) => {
	const view = await readUnit(await hr(), code, { on });
	if ('redirect' in view) throw new Error(`${code} is ${view.redirect}`);
	return view;
};
const postOf = async (code: string) => {
	const { records } = await currentStructure();
	const position = records.positions.find((one) => one.code === code);
	return records.posts.find(({ positionId }) => positionId === position?.id)?.id ?? '';
};
const post = async (code: string, on: string | null = null) =>
	readPost(await hr(), await postOf(code), { on });
const unitTyped = async (code: string, typed: object) => {
	const view = await unit(code);
	const { name, kind, objective, functions, order, charts, seen } = view;
	const kept = { code: view.code, name, kind, objective, functions, order, charts, seen };
	return unitForm.parse({ ...kept, parentId: view.parent?.id ?? '', ...typed });
};
const postTyped = async (code: string, typed: object) => {
	const view = await post(code);
	const { workplace, headcount, seen, unit: at, boss } = view;
	const bossText = boss ? `${boss.title} · ${boss.unit}` : '';
	const kept = {
		workplace,
		headcount,
		seen,
		unitId: at.id,
		bossId: boss?.id ?? '',
		boss: bossText
	};
	return postForm.parse({ ...kept, ...typed });
};

/** Reads what a change brings about, and confirms that. */
async function confirming<Form extends object, Outcome extends EditOutcome>(
	edit: (form: Form & { confirmed: string }) => Promise<Outcome>,
	form: Form
): Promise<Outcome> {
	const told = await edit({ ...form, confirmed: '' });
	return told.applied ? told : edit({ ...form, confirmed: told.digest });
}

describe('a unit', () => {
	it('is renamed from next month on: each date shows what holds then', async () => {
		const { id } = await unit('ATC');
		const form = await unitTyped('ATC', { name: 'Atención al Cliente', from: NEXT });
		expect(await changeUnit(await hr(), id, form)).toMatchObject({ applied: true, effects: [] });
		expect((await unit('ATC')).name).toBe('Atención');
		expect((await unit('ATC', NEXT)).name).toBe('Atención al Cliente');
		expect((await unit('ATC')).periods.at(-1)).toMatchObject({
			from: NEXT,
			state: 'coming',
			changes: [{ path: 'name', before: 'Atención', after: 'Atención al Cliente' }]
		});
		const [event] = await recordHistory(await hr(), 'unit', id);
		expect(event).toMatchObject({ action: 'unit-changed' });
		expect(event?.changes).toContainEqual({
			...{ path: 'name', before: 'Atención', after: 'Atención al Cliente', erased: false }
		});
		expect((await verifyStore()).ok).toBe(true);
	});

	it('loses a prepared change again, and gets it back', async () => {
		const { id } = await unit('ATC');
		await changeUnit(await hr(), id, await unitTyped('ATC', { name: 'Otra', from: NEXT }));
		const { periods, seen } = await unit('ATC');
		const rowId = periods.at(-1)!.rowId;
		const { undo } = await cancelUnitChange(await hr(), id, { rowId, seen, confirmed: '' });
		expect((await unit('ATC', NEXT)).name).toBe('Atención');
		await undoEdits(await hr(), undo!);
		expect((await unit('ATC', NEXT)).name).toBe('Otra');
		expect((await recordHistory(await hr(), 'unit', id)).map(({ action }) => action)).toContain(
			'unit-change-cancelled'
		);
	});

	it('tells the second of two who change it at a time', async () => {
		const { id } = await unit('ATC');
		const [one, other] = [
			await unitTyped('ATC', { name: 'Primera', from: NEXT }),
			await unitTyped('ATC', { name: 'Segunda', from: NEXT })
		];
		await changeUnit(await hr(), id, one);
		await expect(changeUnit(await company.as('hr2'), id, other)).rejects.toMatchObject({
			code: 'structure-changed'
		});
	});

	it('is moved after it was said what that brings about, and never below itself', async () => {
		const { id } = await unit('ATC');
		const rh = await unit('RH');
		const form = await unitTyped('ATC', { parentId: rh.id, from: NEXT });
		const told = await changeUnit(await hr(), id, form);
		expect(told).toMatchObject({
			applied: false,
			effects: [{ kind: 'unit-moved', names: ['Atención'], to: 'Recursos Humanos', on: NEXT }]
		});
		expect((await unit('ATC', NEXT)).parent?.code).toBe('DIR');
		await changeUnit(await hr(), id, { ...form, confirmed: told.digest });
		expect((await unit('ATC', NEXT)).path.map(({ code }) => code)).toEqual(['DIR', 'RH']);
		const circle = await unitTyped('RH', { parentId: id, from: NEXT });
		await expect(changeUnit(await hr(), rh.id, circle)).rejects.toMatchObject({
			code: 'unit-circle'
		});
	});

	it('is found by the code that it has on the date looked at, whoever has it later', async () => {
		const ctx = await hr();
		const { id } = await unit('ATC');
		await changeUnit(ctx, id, await unitTyped('ATC', { code: 'SER', from: NEXT }));
		const dir = await unit('DIR');
		await createUnit(
			ctx,
			unitForm.parse({
				...{ code: 'ATC', name: 'Atención nueva', kind: 'área', parentId: dir.id },
				from: '2026-05-01'
			})
		);
		expect((await unit('ATC')).id).toBe(id);
		expect(await unitIdOf(ctx, 'ATC', null)).toBe(id);
		expect((await unit('ATC', '2026-05-02')).name).toBe('Atención nueva');
		expect(await readUnit(ctx, 'ATC', { on: '2026-04-15' })).toEqual({ redirect: 'SER' });
		expect((await unit('SER', '2026-05-02')).id).toBe(id);
	});

	it('asks again where something else would come of it by now than what was read', async () => {
		const { id } = await unit('ATC');
		const rh = await unit('RH');
		const ctx = await hr();
		const form = await unitTyped('ATC', { parentId: rh.id, from: NEXT });
		const { effects, digest } = await changeUnit(ctx, id, form);
		const renamed = await unitTyped('RH', { name: 'Talento', when: 'correct', rowId: rh.rowId });
		await changeUnit(await company.as('hr2'), rh.id, renamed);
		const asked = await changeUnit(ctx, id, { ...form, confirmed: digest });
		expect(asked).toMatchObject({ applied: false, again: true, effects: [{ to: 'Talento' }] });
		expect(asked.effects).not.toEqual(effects);
		expect((await unit('ATC', NEXT)).parent?.code).toBe('DIR');
		await changeUnit(ctx, id, { ...form, confirmed: asked.digest });
		expect((await unit('ATC', NEXT)).parent?.code).toBe('RH');
	});

	it('does not end after all: what was to go elsewhere stays, and it is said before', async () => {
		const { id, seen } = await unit('ATC');
		const rh = await unit('RH');
		const ctx = await hr();
		const form = endUnitForm.parse({ lastDay: '2026-03-31', seen, postsTo: rh.id });
		await confirming((given) => endUnit(ctx, id, given), form);
		const ended = { rowId: null, seen: (await unit('ATC')).seen };
		const told = await cancelUnitChange(ctx, id, { ...ended, confirmed: '' });
		expect(told).toMatchObject({
			applied: false,
			effects: [
				{
					kind: 'post-stays',
					names: ['Asistente de Ventanilla', 'Jefatura de Atención'],
					...{ from: 'Recursos Humanos', to: 'Atención', on: NEXT }
				}
			]
		});
		await cancelUnitChange(ctx, id, { ...ended, confirmed: told.digest });
		expect((await unit('ATC', NEXT)).posts).toHaveLength(2);
		expect((await verifyStore()).ok).toBe(true);
	});

	it('is put right over a whole period', async () => {
		const view = await unit('ATC');
		const form = await unitTyped('ATC', { kind: 'jefatura', when: 'correct', rowId: view.rowId });
		await changeUnit(await hr(), view.id, form);
		expect((await unit('ATC', '2021-01-01')).kind).toBe('jefatura');
		const again = await unitTyped('ATC', { when: 'correct', rowId: view.rowId });
		await expect(changeUnit(await hr(), view.id, again)).rejects.toMatchObject({
			code: 'unchanged'
		});
	});

	it('is made below another one, with a code of its own', async () => {
		const atc = await unit('ATC');
		const form = (typed: object) =>
			unitForm.parse({
				code: 'CAJ',
				name: 'Cajas',
				kind: 'grupo',
				parentId: atc.id,
				from: NEXT,
				...typed
			});
		await expect(createUnit(await hr(), form({ code: 'rh' }))).rejects.toMatchObject({
			code: 'unit-code-taken'
		});
		await expect(createUnit(await hr(), form({ parentId: '' }))).rejects.toMatchObject({
			code: 'unit-second-root'
		});
		await createUnit(await hr(), form({ functions: ['Cobrar', '', 'Arquear'] }));
		expect(await unit('CAJ', NEXT)).toMatchObject({
			exists: true,
			functions: ['Cobrar', 'Arquear'],
			company: 'Tarjetas del Norte'
		});
		// Not there yet: its page opens on its first day, with what can be done with it.
		expect(await unit('CAJ')).toMatchObject({
			...{ asOf: null, date: NEXT, beginsOn: NEXT, exists: true, mayEdit: true }
		});
		expect(await unit('CAJ', TODAY)).toMatchObject({ exists: false });
		const choices = await editChoices(await hr(), NEXT);
		expect(choices.units.map(({ name }) => name)).toContain((await unit('CAJ')).name);
	});

	it('ends only when what leans on it has a place to go', async () => {
		const { id, seen } = await unit('ATC');
		const end = (typed: object) => endUnitForm.parse({ lastDay: '2026-03-31', seen, ...typed });
		await expect(endUnit(await hr(), id, end({}))).rejects.toMatchObject({
			code: 'unit-has-dependants',
			data: { count: 2 }
		});
		const rh = await unit('RH');
		const told = await endUnit(await hr(), id, end({ postsTo: rh.id }));
		expect(told.effects).toMatchObject([
			{ kind: 'unit-ended', names: ['Atención'], on: NEXT },
			{ kind: 'post-moved', names: ['Asistente de Ventanilla', 'Jefatura de Atención'] }
		]);
		const confirmed = told.digest;
		const { undo } = await endUnit(await hr(), id, end({ postsTo: rh.id, confirmed }));
		expect((await unit('ATC', NEXT)).exists).toBe(false);
		expect((await post('ATC-02', NEXT)).unit.code).toBe('RH');
		expect((await post('ATC-02', '2026-03-31')).unit.code).toBe('ATC');
		await undoEdits(await hr(), undo!);
		expect((await post('ATC-02', NEXT)).unit.code).toBe('ATC');
		expect((await verifyStore()).ok).toBe(true);
	});
});

describe('a post', () => {
	it('gets another boss and unit from a date on', async () => {
		const id = await postOf('ATC-02');
		const rh = await unit('RH');
		const typed = { unitId: rh.id, bossId: '', boss: 'rh-01', from: NEXT };
		const form = await postTyped('ATC-02', typed);
		const told = await changePost(await hr(), id, form);
		expect(told.effects).toMatchObject([
			{ kind: 'post-moved', from: 'Atención', to: 'Recursos Humanos' },
			{ kind: 'line-changed', to: 'Analista de Recursos Humanos · Recursos Humanos' }
		]);
		await changePost(await hr(), id, { ...form, confirmed: told.digest });
		expect((await post('ATC-02', NEXT)).boss?.code).toBe('RH-01');
		expect((await post('ATC-02')).boss?.code).toBe('ATC-01');
		const { periods, seen } = await post('ATC-02');
		const { rowId } = periods.at(-1)!;
		await cancelPostChange(await hr(), id, { rowId, seen, confirmed: '' });
		expect((await post('ATC-02', NEXT)).boss?.code).toBe('ATC-01');
	});

	it('reports to nobody below it, nor to a post that is not there', async () => {
		const id = await postOf('ATC-01');
		const below = await postTyped('ATC-01', {
			boss: 'ATC-02',
			bossId: '',
			from: NEXT
		});
		await expect(changePost(await hr(), id, below)).rejects.toMatchObject({ code: 'post-circle' });
		const unknown = await postTyped('ATC-01', { boss: 'Nadie', bossId: '', from: NEXT });
		await expect(changePost(await hr(), id, unknown)).rejects.toMatchObject({
			code: 'post-unknown'
		});
	});

	it('has no fewer places than people', async () => {
		const id = await postOf('ATC-02');
		const form = await postTyped('ATC-02', { headcount: 1, from: NEXT });
		await expect(changePost(await hr(), id, form)).rejects.toMatchObject({
			code: 'over-headcount',
			data: { name: 'Asistente de Ventanilla · Atención' }
		});
	});

	it('is made in a unit, for a position', async () => {
		const rh = await unit('RH');
		const form = postForm.parse({
			...{ position: 'ATC-02', unitId: rh.id, boss: 'RH-01', headcount: 2, from: TODAY }
		});
		const { id } = await createPost(await hr(), form);
		expect(await readPost(await hr(), id, { on: null })).toMatchObject({
			position: { code: 'ATC-02' },
			boss: { code: 'RH-01' },
			headcount: 2,
			occupied: 0
		});
	});

	it('that is only prepared opens on its first day, and its position says from when', async () => {
		const rh = await unit('RH');
		await createPosition(await hr(), {
			...{ code: 'NEW-01', title: 'Analítica', companyId: null, from: { kind: 'blank' } }
		});
		expect(await positionPosts(await hr(), 'NEW-01')).toMatchObject({ posts: [], beginsOn: null });
		const form = postForm.parse({
			...{ position: 'NEW-01', unitId: rh.id, boss: 'RH-01', headcount: 1, from: NEXT }
		});
		const { id } = await createPost(await hr(), form);
		expect(await readPost(await hr(), id, { on: null })).toMatchObject({
			...{ asOf: null, date: NEXT, beginsOn: NEXT, exists: true, boss: { code: 'RH-01' } }
		});
		expect(await positionPosts(await hr(), 'NEW-01')).toMatchObject({
			...{ total: 1, beginsOn: NEXT, posts: [{ id, headcount: 1 }] }
		});
		expect(await positionPosts(await hr(), 'RH-01')).toMatchObject({ beginsOn: null });
	});

	it('ends: its reports go to its boss, its people to another post', async () => {
		const id = await postOf('ATC-01');
		const { seen } = await post('ATC-01');
		const end = endPostForm.parse({ lastDay: '2026-03-31', seen, people: 'move' });
		await expect(endPost(await hr(), id, end)).rejects.toMatchObject({
			code: 'post-target-missing'
		});
		const ctx = await hr();
		const without = { ...end, people: 'without' as const };
		await confirming((form) => endPost(ctx, id, form), without);
		expect((await post('ATC-02', NEXT)).boss?.code).toBe('DIR-01');
		expect((await post('ATC-02', '2026-03-31')).boss?.code).toBe('ATC-01');
		expect((await post('ATC-01', NEXT)).exists).toBe(false);
	});

	it('keeps its reports and people where its end is called off', async () => {
		const id = await postOf('ATC-01');
		const ctx = await hr();
		const more = await postTyped('RH-01', { headcount: 3, from: TODAY });
		await changePost(ctx, await postOf('RH-01'), more);
		const { seen } = await post('ATC-01');
		const given = { lastDay: '2026-03-31', seen, people: 'move', to: 'RH-01' };
		await confirming((form) => endPost(ctx, id, form), endPostForm.parse(given));
		const ended = { rowId: null, seen: (await post('ATC-01')).seen };
		const told = await cancelPostChange(ctx, id, { ...ended, confirmed: '' });
		expect(told.effects).toMatchObject([
			{ kind: 'line-stays', names: ['Asistente de Ventanilla · Atención'], on: NEXT },
			{ kind: 'stay-kept', names: ['Berta Solís Lara'], to: 'Jefatura de Atención · Atención' },
			{ kind: 'stay-dropped', from: 'Analista de Recursos Humanos · Recursos Humanos' }
		]);
		await cancelPostChange(ctx, id, { ...ended, confirmed: told.digest });
		expect((await post('ATC-02', NEXT)).boss?.code).toBe('ATC-01');
		expect((await post('ATC-01', NEXT)).occupied).toBe(1);
		expect((await post('RH-01', NEXT)).occupied).toBe(2);
		expect((await verifyStore()).ok).toBe(true);
	});

	it('ends with what somebody held there before: only what would go on goes elsewhere', async () => {
		const ctx = await hr();
		const [desk, rh, ana] = [
			await postOf('ATC-02'),
			await postOf('RH-01'),
			company.employeeId('ana')
		];
		const more = await postTyped('RH-01', { headcount: 4, from: TODAY });
		await changePost(ctx, rh, more);
		// Ana has left the desk once and is to come back to it for a time.
		const stay = (await post('ATC-02')).holders.find(({ employeeId }) => employeeId === ana)!;
		const { seen: held } = await readHolder(ctx, desk, stay.id);
		const left = leaveForm.parse({ what: 'end', date: '2026-03-20', seen: held });
		await confirming((form) => releasePerson(ctx, stay.id, form), left);
		const back = { employee: '301', from: '2026-03-25', lastDay: '2026-06-30' };
		await confirming((form) => assignPerson(ctx, desk, form), assignForm.parse(back));
		const { seen } = await post('ATC-02');
		const given = { lastDay: '2026-03-31', seen, people: 'move', to: 'RH-01' };
		await confirming((form) => endPost(ctx, desk, form), endPostForm.parse(given));
		const { records } = await currentStructure();
		const stays = (postId: string) =>
			records.incumbencies
				.filter((row) => row.employeeId === ana && row.postId === postId)
				.map(({ validFrom, validTo }) => `${validFrom} ${String(validTo)}`)
				.sort();
		expect(stays(desk)).toEqual(['2020-01-01 2026-03-21', '2026-03-25 2026-04-01']);
		expect(stays(rh)).toEqual(['2026-04-01 2026-07-01']);
		expect((await verifyStore()).ok).toBe(true);
	});

	it('at the head of all ends only with somebody to report to', async () => {
		const id = await postOf('DIR-01');
		const { seen } = await post('DIR-01');
		const end = endPostForm.parse({ lastDay: '2026-03-31', seen });
		await expect(endPost(await hr(), id, end)).rejects.toMatchObject({
			code: 'post-has-dependants',
			data: { count: 2 }
		});
	});
});

describe('people', () => {
	const open = async () => (await openRequests()).map(({ employeeId }) => employeeId);

	it('who join are asked for the matrix in force, and it is said before', async () => {
		await published(company, 'ATC-02');
		const id = await postOf('ATC-02');
		const form = assignForm.parse({
			...{ who: 'new', number: '303', givenNames: 'Eva', familyNames: 'Paz Sol', from: TODAY }
		});
		const told = await assignPerson(await hr(), id, form);
		expect(told).toMatchObject({
			applied: false,
			effects: [{ kind: 'asked', names: ['Eva Paz Sol'], to: 'Asistente de Ventanilla' }]
		});
		await assignPerson(await hr(), id, { ...form, confirmed: told.digest });
		const [eva] = await findEmployees(await hr(), 'eva');
		expect(eva).toMatchObject({ number: '303', position: 'Asistente de Ventanilla' });
		expect(await open()).toContain(eva!.id);
		await expect(assignPerson(await hr(), id, form)).rejects.toMatchObject({
			code: 'employee-number-taken'
		});
		expect((await verifyStore()).ok).toBe(true);
	});

	it('who leave are in no post and owe no answer; undone, they are back', async () => {
		await published(company, 'ATC-02');
		const postId = await postOf('ATC-02');
		const ana = company.employeeId('ana');
		expect(await open()).toContain(ana);
		const holder = (await post('ATC-02')).holders.find(({ employeeId }) => employeeId === ana)!;
		const { seen } = await readHolder(await hr(), postId, holder.id);
		const form = leaveForm.parse({ what: 'leave', date: '2026-03-15', seen });
		const told = await releasePerson(await hr(), holder.id, form);
		expect(told.effects.map(({ kind }) => kind)).toEqual(['request-closed', 'without-post']);
		const confirmed = told.digest;
		const { undo } = await releasePerson(await hr(), holder.id, { ...form, confirmed });
		expect(await open()).not.toContain(ana);
		expect((await post('ATC-02')).occupied).toBe(1);
		expect(await findEmployees(await hr(), 'nuñez')).toEqual([]);
		await undoEdits(await hr(), undo!);
		expect((await post('ATC-02')).occupied).toBe(2);
		expect(await open()).toContain(ana);
		await expect(undoEdits(await hr(), undo!)).rejects.toMatchObject({ code: 'structure-changed' });
	});

	it('move to another post that has a place, from a date on', async () => {
		const postId = await postOf('ATC-02');
		const [holder] = (await post('ATC-02')).holders;
		const { seen } = await readHolder(await hr(), postId, holder!.id);
		const form = leaveForm.parse({ what: 'move', date: NEXT, to: 'RH-01', seen });
		await expect(releasePerson(await hr(), holder!.id, form)).rejects.toMatchObject({
			code: 'over-headcount'
		});
		const boss = { ...form, to: 'ATC-01' };
		await expect(releasePerson(await hr(), holder!.id, boss)).rejects.toMatchObject({
			code: 'over-headcount'
		});
		const more = await postTyped('RH-01', { headcount: 3, from: TODAY });
		await changePost(await hr(), await postOf('RH-01'), more);
		const ctx = await hr();
		await confirming((given) => releasePerson(ctx, holder!.id, given), form);
		expect((await post('RH-01', NEXT)).occupied).toBe(3);
		expect((await post('ATC-02', NEXT)).occupied).toBe(1);
		expect((await post('ATC-02')).occupied).toBe(2);
	});

	it('act for a time, beyond the places, with a warning', async () => {
		const id = await postOf('ATC-01');
		const form = assignForm.parse({
			...{ employee: '301', from: TODAY, lastDay: '2026-06-30', acting: 'on' }
		});
		const told = await assignPerson(await hr(), id, form);
		expect(told.effects).toMatchObject([{ kind: 'acting-beyond' }]);
		await assignPerson(await hr(), id, { ...form, confirmed: told.digest });
		expect((await post('ATC-01')).holders.at(-1)).toMatchObject({
			acting: true,
			to: '2026-07-01',
			name: 'Ana Nuñez Gil'
		});
		expect((await post('ATC-02')).occupied).toBe(2);
		const early = { ...form, lastDay: '2026-03-01' };
		await expect(assignPerson(await hr(), id, early)).rejects.toMatchObject({
			code: 'ends-before-begin'
		});
	});

	it('are asked by an edit of their own position; a day that has come is for the daily job', async () => {
		await published(company, 'ATC-02');
		await published(company, 'RH-01');
		const ctx = await hr();
		const more = await postTyped('RH-01', { headcount: 3, from: TODAY });
		await changePost(ctx, await postOf('RH-01'), more);
		const joiner = assignForm.parse({
			...{ who: 'new', number: '303', givenNames: 'Eva', familyNames: 'Paz Sol', from: NEXT }
		});
		const rh = await postOf('RH-01');
		await confirming((form) => assignPerson(ctx, rh, form), joiner);
		const [eva] = (await currentStructure()).records.employees.filter(
			({ number }) => number === '303'
		);
		const then = await company.as('hr', later(20));
		const places = await postTyped('ATC-02', { headcount: 4, from: NEXT });
		await changePost(then, await postOf('ATC-02'), places);
		expect(await open()).not.toContain(eva!.id);
		await changePost(then, rh, await postTyped('RH-01', { headcount: 4, from: '2026-04-05' }));
		expect(await open()).toContain(eva!.id);
	});

	it('who are to move do neither half of it when one is called off, and it is said before', async () => {
		const ctx = await hr();
		const more = await postTyped('RH-01', { headcount: 3, from: TODAY });
		await changePost(ctx, await postOf('RH-01'), more);
		const [desk, rh] = [await postOf('ATC-02'), await postOf('RH-01')];
		const ana = company.employeeId('ana');
		const stayIn = async (code: string) =>
			(await post(code)).holders.find(({ employeeId }) => employeeId === ana)!;
		for (const half of ['leaving', 'coming']) {
			const { id } = await stayIn('ATC-02');
			const { seen } = await readHolder(ctx, desk, id);
			const form = leaveForm.parse({ what: 'move', date: NEXT, to: 'RH-01', seen });
			await confirming((given) => releasePerson(ctx, id, given), form);
			const { id: there, rowId } = await stayIn('RH-01');
			const [on, called, row] =
				half === 'leaving' ? ([desk, id, null] as const) : ([rh, there, rowId] as const);
			const given = { rowId: row, seen: (await readHolder(ctx, on, called)).seen };
			const told = await cancelHolderChange(ctx, called, { ...given, confirmed: '' });
			expect(told, half).toMatchObject({
				applied: false,
				effects: [
					half === 'leaving'
						? { kind: 'stay-dropped', names: ['Ana Nuñez Gil'], on: NEXT }
						: { kind: 'stay-kept', names: ['Ana Nuñez Gil'], on: NEXT }
				]
			});
			await cancelHolderChange(ctx, called, { ...given, confirmed: told.digest });
			expect((await post('ATC-02', NEXT)).occupied, half).toBe(2);
			expect((await post('RH-01', NEXT)).occupied, half).toBe(2);
		}
		expect((await verifyStore()).ok).toBe(true);
	});

	it('who are to leave stay when that is called off', async () => {
		const postId = await postOf('ATC-02');
		const [holder] = (await post('ATC-02')).holders;
		const { seen } = await readHolder(await hr(), postId, holder!.id);
		const form = leaveForm.parse({ what: 'leave', date: '2026-06-30', seen });
		const ctx = await hr();
		await confirming((given) => releasePerson(ctx, holder!.id, given), form);
		const later = await readHolder(await hr(), postId, holder!.id);
		expect(later.holder.to).toBe('2026-07-01');
		const given = { rowId: null, seen: later.seen, confirmed: '' };
		await cancelHolderChange(await hr(), holder!.id, given);
		const { records } = await currentStructure();
		expect(records.employees.every(({ leftOn }) => leftOn === null)).toBe(true);
		expect((await readHolder(await hr(), postId, holder!.id)).holder.to).toBeNull();
	});
});

describe('who may', () => {
	it('everybody signed in reads; only human resources change', async () => {
		const id = await postOf('ATC-02');
		const form = await postTyped('ATC-02', { headcount: 4, from: NEXT });
		const unitId = (await unit('ATC')).id;
		const name = await unitTyped('ATC', { name: 'Otra', from: NEXT });
		for (const person of ['ana', 'boss', 'auditor', 'administrator'] as const) {
			const ctx = await company.as(person);
			expect((await readPost(ctx, id, { on: null })).mayEdit, person).toBe(false);
			const { holders } = await readPost(ctx, id, { on: null });
			expect(holders.map(({ name, number }) => [name, number])).toContainEqual([
				'Ana Nuñez Gil',
				''
			]);
			expect(await findPosts(ctx, { query: 'ventanilla', on: null }), person).toHaveLength(1);
			await expect(changePost(ctx, id, form), person).rejects.toMatchObject({ code: 'forbidden' });
			await expect(changeUnit(ctx, unitId, name), person).rejects.toMatchObject({
				code: 'forbidden'
			});
			await expect(editChoices(ctx), person).rejects.toMatchObject({ code: 'forbidden' });
			await expect(findEmployees(ctx, 'a'), person).rejects.toMatchObject({ code: 'forbidden' });
			const undo = JSON.stringify({ units: [], posts: [], incumbencies: [], left: [] });
			await expect(undoEdits(ctx, undo), person).rejects.toMatchObject({ code: 'forbidden' });
		}
	});
});
