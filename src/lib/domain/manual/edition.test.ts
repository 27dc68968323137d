import { describe, expect, it } from 'vitest';
import { actorWith } from '../../../../tests/factories/matrix-version';
import { smallStructure } from '../../../../tests/factories/structure-snapshot';
import { canReadEdition } from '../access/can-manual';
import { emptyDraft, draftAfter, withFacts, type ManualDraft } from './draft';
import type { ManualEdition } from './edition';
import { editionDifferences } from './edition-difference';
import { draftFaults } from './faults';
import { rowLag } from './redraft';
import { staleReasons } from './staleness';
import { factsSince } from './facts-since';
import { canonicalManual, contentOfDraft } from './freeze';
import {
	decideEdition,
	editionActs,
	publishEditionRefusal,
	recallEdition,
	recordOutsideEdition,
	submitEdition,
	withdrawEditionRefusal,
	type EditionStep
} from './steps';

const AT = '2026-03-16T15:00:00.000Z';
const hr = actorWith('hr', ['hr']);
const edition: ManualEdition = {
	...{ id: 'e1', manualId: 'm1', number: null, state: 'draft', draft: null, revision: 1 },
	...{ contentHash: null, preparedBy: 'hr', reviewerIds: [], authoriserId: null },
	...{ submittedAt: null, verdicts: [], effectiveFrom: null, name: null, publishedAt: null },
	...{ publishedBy: null, withdrawnAt: null, withdrawnReason: null },
	...{ createdAt: AT, updatedAt: AT, updatedBy: 'hr' }
};
const given = {
	...{ at: AT, contentHash: 'h1', inForceHash: null, errors: 0, authoriserId: 'chief' },
	reviewerIds: ['one', 'two'],
	eligibleIds: ['one', 'two', 'chief']
};
const approval = { at: AT, outcome: 'approved' as const, seenHash: 'h1', comments: [] };
const after = (before: ManualEdition, step: EditionStep): ManualEdition => {
	if (!step.ok) throw new Error(step.refusal);
	return { ...before, ...step.change };
};
const refusal = (step: EditionStep) => (step.ok ? 'ok' : step.refusal);
const by = (userId: string) => actorWith(userId, ['employee']);
const inReview = after(edition, submitEdition(edition, hr, given));
const once = after(inReview, decideEdition(inReview, by('two'), approval));
const twice = after(once, decideEdition(once, by('one'), approval));
const approved = after(twice, decideEdition(twice, by('chief'), approval));

describe('the life of an edition', () => {
	it('waits for every reviewer in any order, then for the authoriser', () => {
		expect(refusal(decideEdition(once, by('chief'), approval))).toBe('review-first');
		expect(refusal(decideEdition(once, by('two'), approval))).toBe('already-decided');
		expect(approved.state).toBe('approved');
		expect(approved.verdicts.map(({ by: who, role }) => `${who} ${role}`)).toEqual([
			...['two reviewer', 'one reviewer', 'chief authoriser']
		]);
	});

	it('is approved by nobody who prepared it, nor twice by one person', () => {
		expect(refusal(submitEdition(edition, hr, { ...given, authoriserId: 'one' }))).toBe(
			'approvers-same'
		);
		expect(refusal(submitEdition(edition, hr, { ...given, reviewerIds: ['hr'] }))).toBe(
			'prepared-it'
		);
		expect(refusal(submitEdition(edition, by('one'), given))).toBe('not-allowed');
	});

	it('binds verdicts to what was seen, and begins again after a recall', () => {
		expect(refusal(decideEdition(inReview, by('one'), { ...approval, seenHash: 'h0' }))).toBe(
			'content-changed'
		);
		const recalled = after(approved, recallEdition(approved, hr));
		const later = { ...given, at: '2026-03-17T15:00:00.000Z' };
		const again = after(recalled, submitEdition(recalled, hr, later));
		expect(refusal(decideEdition(again, by('chief'), approval))).toBe('review-first');
	});

	it('is returned with comments', () => {
		const comments = [{ section: 'front' as const, text: 'Falta quién autoriza.' }];
		expect(refusal(decideEdition(inReview, by('one'), { ...approval, outcome: 'returned' }))).toBe(
			'comments-missing'
		);
		const returned = decideEdition(inReview, by('one'), {
			...approval,
			...{ outcome: 'returned', comments }
		});
		expect(after(inReview, returned)).toMatchObject({ state: 'draft', contentHash: null });
	});

	it('takes an authorisation from outside of the administrator alone, where nobody else could', () => {
		const alone = { ...given, reviewerIds: [], authoriserId: null, eligibleIds: [] };
		const waiting = after(edition, submitEdition(edition, hr, alone));
		const outside = {
			...{ at: AT, givenBy: 'La presidencia', on: '2026-03-15', document: 'Acta 4' },
			...{ eligible: 0, today: '2026-03-16' }
		};
		const administrator = actorWith('admin', ['administrator']);
		expect(refusal(recordOutsideEdition(waiting, hr, outside))).toBe('not-allowed');
		expect(refusal(recordOutsideEdition(waiting, administrator, { ...outside, eligible: 2 }))).toBe(
			'outside-not-needed'
		);
		expect(after(waiting, recordOutsideEdition(waiting, administrator, outside)).state).toBe(
			'approved'
		);
	});

	it('is issued as it was approved, not before a newer one, and withdrawn with a reason', () => {
		const issue = { effectiveFrom: '2026-03-01', others: [], contentHash: 'h1' };
		expect(publishEditionRefusal(approved, hr, issue)).toBeNull();
		expect(publishEditionRefusal(approved, by('one'), issue)).toBe('not-allowed');
		expect(publishEditionRefusal(approved, hr, { ...issue, contentHash: 'h2' })).toBe(
			'content-changed'
		);
		const newer = { number: 9, state: 'issued' as const, effectiveFrom: '2026-03-02' };
		expect(publishEditionRefusal(approved, hr, { ...issue, others: [newer] })).toBe(
			'date-before-newer'
		);
		const issued = { ...approved, state: 'issued' as const };
		expect(withdrawEditionRefusal(issued, hr, ' ')).toBe('reason-missing');
		expect(withdrawEditionRefusal(issued, hr, 'Error')).toBeNull();
	});

	it('offers each person what is theirs to do', () => {
		const acts = (of: ManualEdition, who: typeof hr, draftOpen = true) =>
			editionActs(of, who, { eligible: 3, draftOpen });
		expect(acts(edition, hr)).toEqual(['edit', 'discard', 'submit']);
		expect(acts(inReview, by('one'))).toEqual(['review']);
		expect(acts(twice, by('chief'))).toEqual(['authorise']);
		expect(acts(inReview, hr)).toEqual(['recall']);
		expect(acts(approved, hr)).toEqual(['recall', 'publish']);
		expect(acts({ ...approved, state: 'issued' }, hr, false)).toEqual(['withdraw', 'open-draft']);
		expect(acts({ ...approved, state: 'issued' }, by('one'), false)).toEqual([]);
	});

	it('is everybody’s once in force, before that of who works on it', () => {
		const today = '2026-03-16';
		const reads = (of: ManualEdition, who: typeof hr) => canReadEdition(who, of, { today });
		const issued = { ...approved, state: 'issued' as const, effectiveFrom: today };
		expect(reads(issued, by('anybody'))).toBe(true);
		expect(reads({ ...issued, effectiveFrom: '2026-03-17' }, by('anybody'))).toBe(false);
		expect(reads(inReview, by('anybody'))).toBe(false);
		expect(reads(inReview, by('two'))).toBe(true);
		expect(reads({ ...issued, state: 'withdrawn' }, by('two'))).toBe(false);
		expect(reads(inReview, actorWith('auditor', ['auditor']))).toBe(true);
	});
});

describe('the content of an edition', () => {
	const draft: ManualDraft = {
		...emptyDraft({ code: 'M 1', title: 'Manual', language: 'es' }),
		sections: [{ id: 's1', title: 'Marco legal', place: 'before', text: 'Ley A.' }]
	};
	const frozen = {
		...{ number: 1, effectiveFrom: '2026-03-16', formerCodes: [], rootUnitId: 'root' },
		...{ structure: smallStructure(), annex: [], rows: [] }
	};
	const first = contentOfDraft(draft, frozen);
	const second = (changes: Partial<ManualDraft>, structure = smallStructure()) =>
		contentOfDraft(
			{ ...draftAfter(first), ...changes },
			{ ...frozen, number: 2, structure, rows: first.modifications }
		);

	it('has the same bytes whatever the order of its fields', () => {
		const turned = Object.fromEntries(Object.entries(first).reverse()) as unknown as typeof first;
		expect(canonicalManual(turned)).toBe(canonicalManual(first));
		expect(canonicalManual({ ...first, title: 'Otro' })).not.toBe(canonicalManual(first));
	});

	it('is created, then differs by facts, or was reviewed without changes', () => {
		expect(factsSince(null, first)).toEqual([{ kind: 'manual-created' }]);
		expect(factsSince(null, { ...first, modifications: second({}).modifications })).toEqual([]);
		expect(factsSince(first, second({}))).toEqual([{ kind: 'reviewed-unchanged' }]);
		const sections = [{ id: 's2', title: 'Glosario', place: 'after' as const, text: 'A: b.' }];
		const changed = second({ code: 'M 2', title: 'Otro', objectives: 'Mostrar.', sections });
		expect(factsSince(first, changed)).toEqual([
			{ kind: 'manual-recoded', before: 'M 1', after: 'M 2' },
			{ kind: 'manual-retitled', before: 'Manual', after: 'Otro' },
			{ kind: 'objectives-changed' },
			{ kind: 'texts-changed', titles: ['Glosario', 'Marco legal'] }
		]);
	});

	it('was not reviewed without changes where cover, order of texts or annex are others', () => {
		const matrix = (positionId: string, version: number) => ({
			...{ positionId, code: positionId, title: `Puesto ${positionId}`, number: version },
			bodyHash: `${positionId} ${version}`
		});
		const text = (id: string, place: 'before' | 'after' = 'before') => ({
			...{ id, title: `Texto ${id}`, place, text: 'Igual.' }
		});
		const older = {
			...{ ...first, sections: [text('a'), text('b'), text('c')] },
			annex: [matrix('x', 1), matrix('y', 1)]
		};
		const since = (changes: Partial<typeof older>) =>
			factsSince(older, { ...older, modifications: second({}).modifications, ...changes });
		expect(since({})).toEqual([{ kind: 'reviewed-unchanged' }]);
		expect(since({ authorisedBy: 'Dirección', reviewedBy: ['Jurídico'] })).toEqual([
			{ kind: 'front-changed', fields: ['authorisedBy', 'reviewedBy'] }
		]);
		expect(since({ sections: [text('b'), text('c'), text('a')] })).toEqual([
			{ kind: 'texts-moved', titles: ['Texto a'] }
		]);
		expect(since({ sections: [text('a'), text('b'), text('c', 'after')] })).toEqual([
			{ kind: 'texts-moved', titles: ['Texto c'] }
		]);
		expect(since({ annex: [matrix('x', 2), matrix('z', 1)] })).toEqual([
			{
				kind: 'annex-changed',
				...{ added: ['Puesto z'], removed: ['Puesto y'], updated: ['Puesto x'] }
			}
		]);
		expect(since({ annex: [] })).toEqual([{ kind: 'annex-removed' }]);
		expect(factsSince({ ...older, annex: [] }, older)).toEqual([{ kind: 'annex-added' }]);
	});

	it('is compared field by field, text by text and function by function', () => {
		const structure = smallStructure();
		structure.units[1]!.functions = ['Vender más.', 'Cobrar.', 'Medir.'];
		structure.units[1]!.objective = 'Vender.';
		const sections = [
			{ id: 's1', title: 'Marco legal', place: 'before' as const, text: 'Ley **B**.' }
		];
		const told = editionDifferences(
			first,
			second({ authorisedBy: 'Dirección', sections }, structure),
			new Set()
		);
		expect(told).toEqual([
			{ kind: 'front', field: 'authorisedBy', before: '', after: 'Dirección' },
			{ kind: 'text', change: 'changed', title: 'Marco legal', before: 'Ley A.', after: 'Ley B.' },
			{ kind: 'objective', unit: 'Unidad sales', before: '', after: 'Vender.' },
			{
				kind: 'function',
				unit: 'Unidad sales',
				number: 1,
				before: 'Vender.',
				after: 'Vender más.'
			},
			{ kind: 'function', unit: 'Unidad sales', number: 3, before: '', after: 'Medir.' }
		]);
		expect(editionDifferences(first, first, new Set())).toEqual([]);
	});

	it('says that a unit was incorporated where it stood elsewhere, in its row as in a comparison', () => {
		const structure = smallStructure();
		structure.units.push({ ...structure.units[1]!, id: 'online', name: 'Servicios en Línea' });
		const next = second({}, structure);
		const told = (stood: Set<string>) => [
			factsSince(first, next, stood),
			editionDifferences(first, next, stood).flatMap((one) =>
				one.kind === 'structure' ? [one.fact] : []
			),
			staleReasons(first, { structure, annex: [], stood }).flatMap((reason) =>
				reason.kind === 'structure' ? reason.facts : []
			)
		];
		const kinds = (stood: string[]) =>
			told(new Set(stood)).map((facts) => facts.map(({ kind }) => kind));
		expect(kinds([])).toEqual(Array(3).fill(['unit-created']));
		expect(kinds(['online'])).toEqual(Array(3).fill(['unit-incorporated']));
	});

	it('is not handed in while something is missing', () => {
		const facts = factsSince(null, first);
		expect(draftFaults(draft, frozen.structure, facts)).toEqual([
			'authorised-by-missing',
			'created-on-missing',
			'effective-from-missing',
			'modification-empty',
			'modification-outdated',
			'drafted-by-missing'
		]);
	});

	it('keeps the facts of a line, whatever a form says of it', () => {
		const facts = [{ kind: 'manual-created' as const }];
		const kept: ManualDraft = {
			...draft,
			modification: { ...draft.modification, items: [{ id: 'i1', text: 'Creación.', facts }] }
		};
		const form = {
			...draft,
			modification: {
				...draft.modification,
				items: [
					{ id: 'i2', text: 'A mano.' },
					{ id: 'i1', text: 'Primera edición.' }
				]
			}
		};
		expect(withFacts(form, kept).modification.items).toEqual([
			{ id: 'i2', text: 'A mano.', facts: [] },
			{ id: 'i1', text: 'Primera edición.', facts }
		]);
	});
});

describe('lines of the new row that are put together', () => {
	const created = (id: string) => ({
		...{ kind: 'unit-created' as const, parent: null, posts: [] },
		unit: { unitId: id, name: id, kind: 'área' }
	});
	const facts = [created('a'), created('b')];
	const kept: ManualDraft = {
		...emptyDraft({ code: 'M-1', title: 'Manual', language: 'es' }),
		modification: {
			...{ authorisation: '', modifiedOn: null, draftedBy: [], replaces: [] },
			items: facts.map((fact) => ({ id: fact.unit.unitId, text: fact.unit.name, facts: [fact] }))
		}
	};
	const formWith = (items: { id: string; text: string; merged?: string[] }[]) => {
		return { ...kept, modification: { ...kept.modification, items } };
	};
	const merged = withFacts(formWith([{ id: 'a', text: 'a y b', merged: ['b'] }]), kept);

	it('tell the facts of all of them, and nothing is missing', () => {
		expect(merged.modification.items[0]?.facts).toEqual(facts);
		expect(rowLag(merged.modification.items, facts)).toEqual({ missing: 0, obsolete: 0 });
		const [row] = contentOfDraft(merged, {
			...{ number: 2, effectiveFrom: '2026-01-01', formerCodes: [], rootUnitId: 'root' },
			...{ structure: smallStructure(), annex: [], rows: [] }
		}).modifications;
		expect(row?.items).toEqual([{ id: 'a', text: 'a y b', facts }]);
	});

	it('come apart again with the facts that each had, and so does a line that was taken out', () => {
		const apart = [
			{ id: 'a', text: 'a' },
			{ id: 'b', text: 'b' }
		];
		const again = withFacts(formWith(apart), merged);
		expect(again.modification.items.map((item) => item.facts)).toEqual([[facts[0]], [facts[1]]]);
		const less = withFacts(formWith([{ id: 'b', text: 'b' }]), kept);
		expect(rowLag(less.modification.items, facts)).toEqual({ missing: 1, obsolete: 0 });
		expect(withFacts(formWith(apart), less).modification.items[0]?.facts).toEqual([facts[0]]);
	});
});
