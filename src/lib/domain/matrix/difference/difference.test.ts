import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	arbitraryMatrix,
	soundFunction,
	soundKpi,
	soundMatrix
} from '../../../../../tests/factories/matrix-content';
import { canonicalContent } from '../canonical';
import type { MatrixContent } from '../content';
import { withNewRowIds } from '../row-ids';
import { differences } from './compare-contents';

const sound = soundMatrix();
const changed = (changes: Partial<MatrixContent>) => differences(sound, soundMatrix(changes));

describe('the difference of two contents', () => {
	it('is empty for the same content, under other row ids too', () => {
		fc.assert(
			fc.property(arbitraryMatrix, (content) => {
				expect(differences(content, content)).toEqual([]);
			})
		);
		let next = 0;
		expect(
			differences(
				sound,
				withNewRowIds(sound, () => `other-${++next}`)
			)
		).toEqual([]);
	});

	it('is never empty when the hashed text differs, but for what the document stated', () => {
		fc.assert(
			fc.property(arbitraryMatrix, arbitraryMatrix, (one, other) => {
				const blank = { unit: '', reportsTo: '', directReports: '' };
				const [a, b] = [one, other].map((content) => ({ ...content, stated: blank }));
				const differs = canonicalContent(a!) !== canonicalContent(b!);
				// Who a recipient points to is told by the name alone.
				if (differs && a!.functions.length + b!.functions.length === 0)
					expect(differences(a!, b!)).not.toEqual([]);
				expect(Array.isArray(differences(a!, b!))).toBe(true);
			})
		);
	});

	it('names a weight that changed by the place of its KPI', () => {
		expect(changed({ kpis: [sound.kpis[0]!, { ...sound.kpis[1]!, weight: 4500 }] })).toEqual([
			{
				section: 'kpis',
				subject: 'kpi',
				kind: 'changed',
				rowId: 'k2',
				number: 2,
				label: 'Incidentes cerrados en plazo',
				parent: null,
				field: 'weight',
				before: 4000,
				after: 4500
			}
		]);
	});

	it('names the recipients of a deliverable with its function', () => {
		const [first, second, third] = sound.functions;
		const deliverables = first!.deliverables.map((row) => ({
			...row,
			recipients: [{ ...row.recipients[0]!, name: 'Gerente de Rutas', positionId: 'p-other' }]
		}));
		const [found] = changed({ functions: [{ ...first!, deliverables }, second!, third!] });
		expect(found).toMatchObject({
			subject: 'deliverable',
			field: 'recipients',
			parent: { number: 1, several: false },
			before: ['Jefe de Rutas'],
			after: ['Gerente de Rutas']
		});
	});

	it('tells added, removed and moved rows, the fewest moves that explain the order', () => {
		const [a, b, c] = sound.functions;
		const d = soundFunction('f4', 'Capacitar a choferes');
		const found = changed({ functions: [c!, a!, d] });
		expect(found.map(({ kind, rowId, number }) => [kind, rowId, number])).toEqual([
			['moved', 'f1', 2],
			['added', 'f4', 3],
			['removed', 'f2', 2]
		]);
		expect(b!.id).toBe('f2');
	});

	it('knows a topic that goes to another stage and a target that changes', () => {
		const { junior, senior } = sound.development;
		const moved = changed({
			development: { junior: [], senior: [...senior, ...junior], master: [] }
		});
		expect(moved).toMatchObject([
			{ subject: 'topic', field: 'stage', before: 'junior', after: 'senior', number: 2 }
		]);
		const target = { ...sound.kpis[0]!.target!, value: 97 };
		const [found] = changed({ kpis: [{ ...sound.kpis[0]!, target }, sound.kpis[1]!] });
		expect(found).toMatchObject({ field: 'target', after: { target: { value: 97 } } });
	});

	it('follows the order of the form and covers single answers', () => {
		const found = changed({
			authority: 'Autoriza gastos menores',
			objective: 'Planear y vigilar',
			title: 'Analista',
			kpis: [soundKpi('k1', 6000), { ...sound.kpis[1]!, direction: 'decreases' }],
			profile: { ...sound.profile, travel: { required: true, frequency: 'Mensual' } }
		});
		expect(found.map(({ field }) => field)).toEqual([
			'title',
			'objective',
			'direction',
			'travelRequired',
			'travelFrequency',
			'authority'
		]);
	});
});
