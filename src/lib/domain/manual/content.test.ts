import { describe, expect, it } from 'vitest';
import { smallStructure } from '../../../../tests/factories/structure-snapshot';
import { draftAfter, emptyDraft, withFacts, type ManualDraft } from './draft';
import { editionDifferences } from './edition-difference';
import { factsSince } from './facts-since';
import { draftFaults } from './faults';
import { canonicalManual, contentOfDraft } from './freeze';
import { staleReasons } from './staleness';

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

	it('tells of a new unit what there is not of it yet', () => {
		const structure = smallStructure();
		const bare = { ...structure.units[1]!, id: 'online', objective: '', functions: [] };
		structure.units.push(bare);
		const [fact] = factsSince(first, second({}, structure), new Set());
		expect(fact).toMatchObject({
			kind: 'unit-created',
			lacks: ['chart', 'objective', 'functions']
		});
	});

	it('is not handed in while something is missing', () => {
		const facts = factsSince(null, first);
		expect(draftFaults(draft, frozen.structure, facts, null)).toEqual([
			'authorised-by-missing',
			'created-on-missing',
			'effective-from-missing',
			'modification-empty',
			'modification-outdated',
			'drafted-by-missing'
		]);
	});

	it('does not begin before the newest issued edition', () => {
		const dated = (effectiveFrom: string) =>
			draftFaults({ ...draft, effectiveFrom }, frozen.structure, [], '2026-05-01');
		expect(dated('2026-04-30')).toContain('effective-before-newer');
		expect(dated('2026-05-01')).not.toContain('effective-before-newer');
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
