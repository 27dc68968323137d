import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ManualDraftForm } from '../../../src/lib/domain/manual/draft';
import { listEvents } from '../../../src/lib/server/services/audit/list-events';
import { recordHistory } from '../../../src/lib/server/services/audit/record-history';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { compareEditions } from '../../../src/lib/server/services/manual/compare-editions';
import { createManual } from '../../../src/lib/server/services/manual/create-manual';
import { decideEdition } from '../../../src/lib/server/services/manual/decide-edition';
import {
	discardEdition,
	recallEdition,
	withdrawEdition
} from '../../../src/lib/server/services/manual/end-edition';
import { findManuals } from '../../../src/lib/server/services/manual/find-manuals';
import { importManual } from '../../../src/lib/server/services/manual/import-manual';
import {
	listManuals,
	sectionsForEmployee,
	staleEditions
} from '../../../src/lib/server/services/manual/list-manuals';
import { openEdition } from '../../../src/lib/server/services/manual/open-edition';
import { manualToPrint } from '../../../src/lib/server/services/manual/printed-manual';
import {
	publishEdition,
	publishEditionImpact
} from '../../../src/lib/server/services/manual/publish-edition';
import { readDraftEdition } from '../../../src/lib/server/services/manual/read-draft-edition';
import { readEdition } from '../../../src/lib/server/services/manual/read-edition';
import { recordEditionAuthorisation } from '../../../src/lib/server/services/manual/record-edition-authorisation';
import {
	draftModifications,
	saveEdition
} from '../../../src/lib/server/services/manual/save-edition';
import { submitEdition } from '../../../src/lib/server/services/manual/submit-edition';
import { publishImpact } from '../../../src/lib/server/services/matrix/publish-impact';
import { withdrawVersion } from '../../../src/lib/server/services/matrix/withdraw-version';
import { listNotifications } from '../../../src/lib/server/services/notifications/list-notifications';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import {
	currentStructure,
	forgetStructure
} from '../../../src/lib/server/services/organization/structure';
import {
	foundCompany,
	later,
	NOW,
	smallStructure,
	type TestCompany
} from '../../factories/company';
import { approved, published } from '../../factories/life';
import {
	approvedEdition,
	formOf,
	publishedEdition,
	submittedEdition
} from '../../factories/manual';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
});
afterAll(() => store.close());

const unitId = async (code: string) => {
	const { records } = await currentStructure();
	return records.units.find((unit) => unit.code === code)!.id;
};
const create = async (code: string, unit = 'DIR') =>
	createManual(await company.as('hr'), {
		...{ code, title: `Manual ${code}`, unitId: await unitId(unit) }
	});
const formNow = async (
	code: string
): Promise<{ id: string; revision: number; form: ManualDraftForm }> => {
	const { draft, edition } = await readDraftEdition(await company.as('hr'), code);
	return { id: edition.id, revision: edition.revision, form: formOf(draft) };
};
const refusal = (code: string, data: object = {}) => ({ code, data });

describe('a manual', () => {
	it('is created with the draft of its first edition, by HR alone', async () => {
		const made = await create('M 1');
		expect(made).toMatchObject({ code: 'M 1', number: 1 });
		const view = await readDraftEdition(await company.as('hr'), 'm 1');
		expect(view).toMatchObject({
			manual: { code: 'M 1', title: 'Manual M 1', unit: 'Dirección' },
			edition: { number: 1, state: 'draft', revision: 1 },
			lag: { missing: 0, obsolete: 0 }
		});
		expect(view.draft.modification.items.map(({ text }) => text)).toEqual(['Creación.']);
		expect(view.content.structure.units).toHaveLength(3);
		await expect(
			createManual(await company.as('boss'), { code: 'X', title: 'X', unitId: await unitId('DIR') })
		).rejects.toMatchObject(refusal('forbidden'));
	});

	it.each([
		['code-taken', { code: 'm 1' }],
		['manual-code-missing', { code: ' ' }],
		['manual-code-invalid', { code: 'a/b' }],
		['title-missing', { title: ' ' }],
		['unit-unknown', { unitId: 'nowhere' }]
	])('is refused: %s', async (code, changes) => {
		const given = { code: 'M 2', title: 'Otro', unitId: await unitId('DIR'), ...changes };
		await expect(createManual(await company.as('hr'), given)).rejects.toMatchObject({ code });
	});

	it('is known to nobody else while nothing of it was published', async () => {
		await expect(readEdition(await company.as('ana'), 'M 1')).rejects.toMatchObject(
			refusal('not-found')
		);
		expect(await listManuals(await company.as('ana'))).toEqual([]);
		expect(await listManuals(await company.as('auditor'))).toMatchObject([
			{ code: 'M 1', inForce: null, coming: [{ number: 1, state: 'draft' }] }
		]);
	});
});

describe('a draft', () => {
	it('is saved over the revision that was open, and no other', async () => {
		const { id, revision, form } = await formNow('M 1');
		const hr = await company.as('hr');
		const saved = await saveEdition(hr, id, {
			revision,
			draft: { ...form, objectives: 'Mostrar.' }
		});
		expect(saved.revision).toBe(revision + 1);
		expect(saved.faults).toContain('effective-from-missing');
		const hr2 = await company.as('hr2');
		await expect(saveEdition(hr2, id, { revision, draft: form })).rejects.toMatchObject(
			refusal('draft-conflict', { by: 'Hugo Ramos Vela', revision: revision + 1 })
		);
		await expect(
			saveEdition(hr2, id, { revision: revision + 1, draft: { ...form, createdOn: 'ayer' } })
		).rejects.toMatchObject({ code: 'invalid-input' });
		await expect(
			saveEdition(await company.as('auditor'), id, { revision: revision + 1, draft: form })
		).rejects.toMatchObject(refusal('forbidden'));
	});

	it('is not handed in while something is missing, and says what', async () => {
		const { id } = await formNow('M 1');
		const given = {
			reviewerIds: [company.userId('hr2')],
			authoriserId: company.userId('director')
		};
		await expect(submitEdition(await company.as('hr'), id, given)).rejects.toMatchObject({
			code: 'has-errors',
			details: [
				...['authorised-by-missing', 'created-on-missing', 'effective-from-missing'],
				'drafted-by-missing'
			]
		});
	});
});

describe('an edition', () => {
	it('is reviewed by several, authorised by one, and published as it was approved', async () => {
		const { editionId, hash } = await submittedEdition(company, 'M 1');
		const asked = await listNotifications(await company.as('boss'), 'es', { page: 1 });
		expect(asked.rows[0]).toMatchObject({ kind: 'edition-submitted' });
		const boss = await readEdition(await company.as('boss'), 'M 1', 'open');
		expect(boss.acts).toEqual(['review']);
		expect(boss.reviewers.map(({ owed }) => owed)).toEqual([true, true]);
		const approve = async (person: 'hr2' | 'boss' | 'director') =>
			decideEdition(await company.as(person), editionId, {
				role: person === 'director' ? 'authoriser' : 'reviewer',
				...{ outcome: 'approved', contentHash: hash },
				comments: [{ section: 'front' as const, text: 'Visto.' }]
			});
		await approve('boss');
		await expect(approve('director')).rejects.toMatchObject({ code: 'review-first' });
		await approve('hr2');
		expect(await approve('director')).toEqual({ state: 'approved' });
		const hr = await company.as('hr');
		expect(await publishEditionImpact(hr, editionId)).toMatchObject({
			...{ number: 1, supersedes: null, stale: [], hash }
		});
		expect(await publishEdition(hr, editionId)).toEqual({ number: 1, hash, state: 'published' });

		const ana = await readEdition(await company.as('ana'), 'M 1');
		expect(ana).toMatchObject({
			edition: { number: 1, state: 'published', hash },
			review: { dueOn: '2027-03-16', due: false },
			...{ acts: [], stale: [], comments: [] }
		});
		expect((await readEdition(hr, 'M 1')).comments).not.toEqual([]);
		expect(ana.signatures.map(({ role, name }) => `${role} ${name}`)).toEqual([
			'prepared Hugo Ramos Vela',
			'reviewed Berta Solís Lara',
			'reviewed Nora Ibáñez Cruz',
			'authorised Irma Ríos Peña'
		]);
		const history = await recordHistory(hr, 'manual', (await create('M 9')).manualId);
		expect(history.map(({ action }) => action)).toEqual(['manual-created']);
		expect((await verifyStore()).faults).toEqual([]);
	});

	it('shows an employee the sections that concern them', async () => {
		const [mine] = await sectionsForEmployee(await company.as('ana'));
		expect(mine).toMatchObject({ code: 'M 1', number: 1 });
		expect(mine!.sections.map(({ name }) => name)).toEqual(['Dirección', 'Atención']);
		// The root has no number of its own: its words stand in the chapter of the general chart.
		const [root, own] = mine!.sections;
		expect(root?.number).toMatch(/^[IVX]+$/);
		expect(root?.anchor).toBe(`part-${root!.number.toLowerCase()}`);
		expect(own?.anchor).toBe(`unit-${own!.unitId}`);
		expect(await sectionsForEmployee(await company.as('auditor'))).toEqual([]);
	});

	it('is returned with comments, and starts anew', async () => {
		await create('M 3');
		const { editionId, hash } = await submittedEdition(company, 'M 3');
		const comments = [{ section: 'front' as const, text: 'Falta el responsable del proceso.' }];
		await decideEdition(await company.as('boss'), editionId, {
			...{ role: 'reviewer', outcome: 'returned', contentHash: hash, comments }
		});
		const view = await readDraftEdition(await company.as('hr'), 'M 3');
		expect(view).toMatchObject({ edition: { state: 'returned' }, comments });
		// In another tab it still looks as if it waited for them.
		await expect(
			decideEdition(await company.as('boss'), editionId, {
				...{ role: 'reviewer', outcome: 'approved', contentHash: hash, comments: [] }
			})
		).rejects.toMatchObject({ code: 'edition-back-to-draft' });
		const second = await submittedEdition(company, 'M 3', {
			now: later(1),
			draft: { processOwner: 'Dirección General' }
		});
		await expect(
			decideEdition(await company.as('hr2', later(1)), editionId, {
				...{ role: 'reviewer', outcome: 'approved', contentHash: hash, comments: [] }
			})
		).rejects.toMatchObject({
			code: 'content-changed',
			details: [{ kind: 'front', field: 'processOwner', after: 'Dirección General' }]
		});
		expect(second.hash).not.toBe(hash);
		const asked = async () =>
			(await listNotifications(await company.as('boss', later(1)), 'es', { page: 1 })).rows.find(
				({ kind }) => kind === 'edition-submitted'
			);
		expect(await asked()).toMatchObject({ read: false });
		await recallEdition(await company.as('hr', later(1)), editionId);
		expect(await asked()).toMatchObject({ read: true });
		expect(await discardEdition(await company.as('hr', later(1)), editionId)).toEqual({
			left: false
		});
		await expect(readEdition(await company.as('hr'), 'M 3')).rejects.toMatchObject({
			code: 'not-found'
		});
	});

	it('may not be approved by whoever saved into it', async () => {
		await create('M 4');
		const { id, revision, form } = await formNow('M 4');
		await saveEdition(await company.as('hr2'), id, { revision, draft: form });
		await expect(submittedEdition(company, 'M 4')).rejects.toMatchObject({
			code: 'approver-not-eligible'
		});
		await expect(
			recordEditionAuthorisation(await company.as('administrator'), id, {
				...{ contentHash: '', givenBy: 'Consejo', on: '2026-03-16', document: 'Acta 1' }
			})
		).rejects.toMatchObject({ code: 'not-found' });
		await discardEdition(await company.as('hr'), id);
	});
});

describe('when the structure changes', () => {
	const day = '2026-04-01';
	const then = later(20);

	it('the edition in force is out of date, and the next row names what changed', async () => {
		const hr = await company.as('hr');
		const given = smallStructure();
		await loadStructure(hr, {
			...given,
			posts: [
				...given.posts,
				{
					...given.posts[3]!,
					...{ key: 'desk2', position: 'RH-01', unit: 'ATC', headcount: 1, from: day }
				}
			]
		});
		expect(await staleEditions(await company.as('ana'))).toEqual([]);
		const stale = await staleEditions(await company.as('ana', then));
		expect(stale).toMatchObject([
			{ code: 'M 1', stale: [{ kind: 'structure', facts: [{ kind: 'post-created' }] }] }
		]);
		const opened = await openEdition(await company.as('hr', then), 'M 1', { effectiveFrom: day });
		expect(opened.number).toBe(2);
		const { draft } = await readDraftEdition(await company.as('hr', then), 'M 1');
		expect(draft.modification.replaces).toEqual([
			{ code: 'M 1', title: 'Manual M 1', date: '2026-03-16' }
		]);
		expect(draft.modification.items.map(({ text }) => text)).toEqual([
			'Creación del puesto: Analista de Recursos Humanos, en Atención.'
		]);
		await expect(openEdition(await company.as('hr'), 'M 1')).rejects.toMatchObject({
			code: 'draft-open'
		});
	});

	it('HR’s words stay when the row is drafted again; facts are never the form’s', async () => {
		const { id, revision, form } = await formNow('M 1');
		const [item] = form.modification.items;
		const hand = { id: 'a-mano', text: 'Revisión anual.' };
		const words = { id: item!.id, text: 'Nuevo puesto en Atención.' };
		const hr = await company.as('hr', then);
		const saved = await saveEdition(hr, id, {
			revision,
			draft: { ...form, modification: { ...form.modification, items: [hand, words] } }
		});
		const again = await draftModifications(hr, id, { revision: saved.revision });
		expect(again.items).toMatchObject([
			{ ...words, facts: [{ kind: 'post-created' }] },
			{ ...hand, facts: [] }
		]);
	});

	it('the edition before, under its code, is what the next one leaves without effect', async () => {
		const { id, revision, form } = await formNow('M 1');
		const hr = await company.as('hr', then);
		const none = { code: '', title: '', date: day };
		const saved = await saveEdition(hr, id, {
			revision,
			draft: {
				...{ ...form, code: 'M 1-A', title: 'Manual de la Dirección' },
				modification: { ...form.modification, replaces: [none, none] }
			}
		});
		expect(saved.faults).toContain('replaced-incomplete');
		const drafted = await draftModifications(hr, id, { revision: saved.revision });
		const former = { code: 'M 1', title: 'Manual M 1', date: '2026-03-16' };
		expect(drafted.replaces).toEqual([former, none, none]);
		expect(drafted.faults).toContain('replaced-incomplete');
		const again = await formNow('M 1');
		const mended = await saveEdition(hr, id, {
			revision: again.revision,
			draft: { ...again.form, modification: { ...again.form.modification, replaces: [former] } }
		});
		expect(mended.faults).not.toContain('replaced-incomplete');
	});

	it('the second edition supersedes the first on its day, and both are compared', async () => {
		const done = await publishedEdition(company, 'M 1', {
			...{ now: then, effectiveFrom: '2026-04-10' },
			draft: { code: 'M 1-A', title: 'Manual de la Dirección' }
		});
		expect(done).toMatchObject({ number: 2, state: 'scheduled' });
		const ana = await company.as('ana', then);
		expect(await readEdition(ana, 'M 1-A')).toMatchObject({
			edition: { number: 1 },
			manual: { code: 'M 1', title: 'Manual M 1', formerCodes: [] }
		});
		// Nobody is shown the new name before its day: not in lists, nor by searching, nor in notices.
		const shown = { code: 'M 1', title: 'Manual M 1' };
		const hr = await company.as('hr', then);
		for (const ctx of [ana, hr]) {
			expect((await listManuals(ctx)).find(({ code }) => code.startsWith('M 1'))).toMatchObject(
				shown
			);
			expect(await findManuals(ctx, 'manual m 1', 5)).toContainEqual(shown);
			expect(await findManuals(ctx, 'manual de la direccion', 5)).toEqual([]);
		}
		const told = await listNotifications(await company.as('boss', then), 'es', { page: 1 });
		expect(told.rows.find(({ kind }) => kind === 'edition-published')).toMatchObject({
			title: 'Se publicó la edición 2 del manual Manual M 1'
		});
		await expect(readEdition(ana, 'M 1', 2)).rejects.toMatchObject({ code: 'not-found' });
		const after = await company.as('ana', later(30));
		expect(await readEdition(after, 'M 1')).toMatchObject({
			manual: { code: 'M 1-A', formerCodes: ['M 1'], title: 'Manual de la Dirección' },
			edition: { number: 2, state: 'published' },
			editions: [{ number: 2 }, { number: 1, state: 'superseded' }],
			content: { formerCodes: ['M 1'], modifications: [{ number: 1 }, { number: 2 }] }
		});
		const renamed = { code: 'M 1-A', title: 'Manual de la Dirección' };
		expect(await findManuals(after, 'm 1', 5)).toContainEqual(renamed);
		expect((await listManuals(after)).map(({ code }) => code)).toContain('M 1-A');
		const { differences } = await compareEditions(after, 'M 1-A', 1, 2);
		expect(differences.map(({ kind }) => kind)).toEqual(['front', 'front', 'structure']);
	});

	it('an edition that is withdrawn leaves none in force', async () => {
		const hr = await company.as('hr', later(31));
		const { edition } = await readEdition(hr, 'M 1-A');
		await expect(withdrawEdition(hr, edition.id, { reason: '' })).rejects.toMatchObject({
			code: 'reason-missing'
		});
		await withdrawEdition(hr, edition.id, { reason: 'Error en el organigrama' });
		const [row] = await listManuals(hr);
		expect(row).toMatchObject({ code: 'M 1-A', inForce: null });
		await expect(readEdition(await company.as('ana', later(31)), 'M 1-A', 2)).rejects.toMatchObject(
			{
				code: 'not-found'
			}
		);
	});

	it('only the draft of which nothing was ever issued takes its manual with it', async () => {
		const hr = await company.as('hr', later(32));
		await openEdition(hr, 'M 1-A');
		const { edition, wholeManual } = await readDraftEdition(hr, 'M 1-A');
		expect(wholeManual).toBe(false);
		expect(await discardEdition(hr, edition.id)).toEqual({ left: true });
		await create('M 6');
		const only = await readDraftEdition(hr, 'M 6');
		expect(only.wholeManual).toBe(true);
		expect(await discardEdition(hr, only.edition.id)).toEqual({ left: false });
	});
});

describe('an annex', () => {
	it('holds the matrices in force; publishing another version says which manuals it ages', async () => {
		await published(company, 'ATC-02');
		await create('M 5', 'ATC');
		await publishedEdition(company, 'M 5', { draft: { annex: true } });
		const { content } = await readEdition(await company.as('ana'), 'M 5');
		expect(content.annex).toMatchObject([{ code: 'ATC-02', number: 1 }]);
		const versionId = await approved(company, 'ATC-02', {
			content: { objective: 'Atender mejor.' }
		});
		const impact = await publishImpact(await company.as('hr'), versionId, { effectiveFrom: null });
		expect(impact.manuals).toEqual([{ code: 'M 5', title: 'Manual M 5', number: 1 }]);
	});

	it('with a matrix that was withdrawn meanwhile is neither approved nor published', async () => {
		const { versionId } = await published(company, 'RH-01');
		await create('M 7', 'RH');
		await create('M 8', 'RH');
		const draft = { annex: true };
		const authorised = await approvedEdition(company, 'M 7', { draft });
		const waiting = await submittedEdition(company, 'M 8', { draft });
		const hr = await company.as('hr');
		const { content, gaps } = await readEdition(hr, 'M 7', 'open');
		expect(gaps).toEqual([]);
		expect(content.annex).toHaveLength(1);
		expect((await (await manualToPrint(hr, 'M 7', 'open')).order()).bodies.size).toBe(1);

		await withdrawVersion(hr, versionId, { reason: 'Se publicó por error' });
		expect((await readEdition(hr, 'M 7', 'open')).gaps).toEqual(content.annex);
		expect((await (await manualToPrint(hr, 'M 7', 'open')).order()).bodies.size).toBe(0);
		const withdrawn = {
			code: 'annex-withdrawn',
			data: { count: 1, names: expect.stringMatching(/^RH-01 · /) as string },
			details: content.annex
		};
		await expect(publishEdition(hr, authorised.editionId)).rejects.toMatchObject(withdrawn);
		const decide = async (outcome: 'approved' | 'returned') =>
			decideEdition(await company.as('boss'), waiting.editionId, {
				...{ role: 'reviewer', outcome, contentHash: waiting.hash },
				comments: [{ section: 'annex' as const, text: 'Pongan el anexo al día.' }]
			});
		await expect(decide('approved')).rejects.toMatchObject(withdrawn);
		expect(await decide('returned')).toEqual({ state: 'returned' });

		await recallEdition(hr, authorised.editionId);
		expect(await readDraftEdition(hr, 'M 7')).toMatchObject({
			content: { annex: [] },
			unannexed: { count: 1, titles: [content.annex[0]!.title] }
		});
		for (const { editionId } of [authorised, waiting]) await discardEdition(hr, editionId);
	});

	it('is recorded in the trail under the manual', async () => {
		const { rows } = await listEvents(await company.as('auditor'), { recordKind: 'manual' });
		expect(rows.map(({ action }) => action)).toContain('edition-published');
		expect(rows.find(({ recordName }) => recordName.startsWith('M 5'))?.href).toBe('/manual/M%205');
	});
});

it('the store with manuals verifies, and what was approved cannot be published twice', async () => {
	await create('M 6', 'RH');
	const { editionId } = await approvedEdition(company, 'M 6');
	const hr = await company.as('hr', NOW);
	await publishEdition(hr, editionId);
	await expect(publishEdition(hr, editionId)).rejects.toMatchObject({ code: 'wrong-state' });
	expect((await verifyStore()).faults).toEqual([]);
});

it('an edition dated before the one that was issued is no draft to hand in, and shows the way back', async () => {
	await create('M 8', 'RH');
	await publishedEdition(company, 'M 8', { effectiveFrom: '2026-05-01' });
	const hr = await company.as('hr');
	await openEdition(hr, 'M 8');
	await expect(
		submittedEdition(company, 'M 8', { effectiveFrom: '2026-04-30' })
	).rejects.toMatchObject({ code: 'has-errors', details: ['effective-before-newer'] });
	const { editionId } = await approvedEdition(company, 'M 8', { effectiveFrom: '2026-05-01' });
	expect(await readEdition(hr, 'M 8', 'open')).toMatchObject({ blocked: null });
	// As it was handed in before the draft was held against what is issued.
	const heads = store.raw.collection('manual_editions');
	await heads.updateOne({ number: 1, name: { code: 'M 8', title: 'Manual M 8' } }, [
		{ $set: { effectiveFrom: '2026-06-01' } }
	]);
	const open = await readEdition(hr, 'M 8', 'open');
	expect(open).toMatchObject({ blocked: 'date', edition: { state: 'approved' } });
	expect(open.acts).toContain('recall');
	await recallEdition(hr, editionId);
	expect((await readDraftEdition(hr, 'M 8')).faults).toContain('effective-before-newer');
});

describe('who may do what', () => {
	const none = ['boss', 'ana', 'auditor', 'administrator'] as const;

	it.each(none)('%s writes, submits, publishes and withdraws nothing', async (person) => {
		const { editionId } = await readDraftEdition(await company.as('hr'), 'M 9').then(
			({ edition }) => ({ editionId: edition.id })
		);
		const ctx = await company.as(person);
		const before = await store.raw.collection('audit_events').countDocuments();
		const acts = [
			() => openEdition(ctx, 'M 6'),
			() => saveEdition(ctx, editionId, { revision: 1, draft: {} }),
			() => draftModifications(ctx, editionId, { revision: 1 }),
			() => submitEdition(ctx, editionId, { reviewerIds: [], authoriserId: null }),
			() => recallEdition(ctx, editionId),
			() => discardEdition(ctx, editionId),
			() => publishEdition(ctx, editionId),
			() => publishEditionImpact(ctx, editionId),
			() => withdrawEdition(ctx, editionId, { reason: 'porque sí' }),
			() =>
				importManual(ctx, {
					file: 'x.yaml',
					bytes: new TextEncoder().encode('escalafon: manual/1')
				})
		];
		for (const act of acts)
			await expect(act()).rejects.toMatchObject({
				code: expect.stringMatching(/^(forbidden|not-found|not-allowed)$/) as string
			});
		expect(await store.raw.collection('audit_events').countDocuments()).toBe(before);
	});

	it('a file with faults is refused with its lines, and one of an unknown unit', async () => {
		const hr = await company.as('hr');
		const file = (text: string) => ({ file: 'm.yaml', bytes: new TextEncoder().encode(text) });
		const head = 'escalafon: manual/1\ncode: M 20\ntitle: Manual\n';
		await expect(importManual(hr, file(`${head}unit: DIR\nlanguage: fr\n`))).rejects.toMatchObject({
			code: 'file-unreadable',
			details: [{ file: 'm.yaml', line: 5, path: 'language' }]
		});
		const row = (number: number) =>
			`  - { number: ${number}, effectiveFrom: 2015-0${number}-01 }\n`;
		const history = `${head}unit: DIR\nhistory:\n${row(1)}${row(3)}${row(3)}${row(2)}`;
		await expect(importManual(hr, file(history))).rejects.toMatchObject({
			code: 'file-unreadable',
			details: [
				{ line: 8, path: 'history.2.number', code: 'not-rising', data: { last: 3 } },
				{ line: 9, path: 'history.3.number', code: 'not-rising', data: { last: 3 } }
			]
		});
		await expect(importManual(hr, file(`${head}unit: NADA\n`))).rejects.toMatchObject({
			code: 'unit-unknown'
		});
	});
});

it('lists many manuals with as many commands as few', async () => {
	const ctx = await company.as('hr');
	const commands = async () => {
		await listManuals(ctx);
		forgetStructure();
		let sent = 0;
		mongoose.set('debug', () => {
			sent += 1;
		});
		const { length } = await listManuals(ctx);
		mongoose.set('debug', false);
		return { sent, length };
	};
	const few = await commands();
	for (const number of [31, 32, 33, 34, 35, 36]) await create(`M ${number}`);
	const many = await commands();
	expect(many.length).toBe(few.length + 6);
	expect(many.sent).toBe(few.sent);
});
