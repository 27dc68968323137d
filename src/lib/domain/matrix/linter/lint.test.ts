import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	arbitraryMatrix,
	soundFunction,
	soundKpi,
	soundMatrix
} from '../../../../../tests/factories/matrix-content';
import type { Kpi, MatrixContent } from '../content';
import { RULE_SEVERITIES, type LintRule } from './finding';
import { blocking, countFindings, lint, openFindings, type LintContext } from './lint';

const rulesOf = (content: MatrixContent, context?: LintContext) =>
	lint(content, context).map(({ rule }) => rule);
const withFunctions = (...functions: MatrixContent['functions']) => soundMatrix({ functions });
const functionsOf = (count: number) =>
	Array.from({ length: count }, (_, i) => soundFunction(`f${i}`, `Registrar el lote ${i}`));
const [f1, f2, f3] = soundMatrix().functions as [
	MatrixContent['functions'][0],
	MatrixContent['functions'][0],
	MatrixContent['functions'][0]
];
const [given] = f1.deliverables as [MatrixContent['functions'][0]['deliverables'][0]];
const withDeliverable = (changes: Partial<typeof given>) =>
	withFunctions({ ...f1, deliverables: [{ ...given, ...changes }] }, f2, f3);
const withKpi = (changes: Partial<Kpi>) =>
	soundMatrix({ kpis: [soundKpi('k1', 10_000, 'Entregas', changes)] });
const target = soundKpi('k', 0).target!;
const profileWith = (changes: Partial<MatrixContent['profile']>) =>
	soundMatrix({ profile: { ...soundMatrix().profile, ...changes } });
const known = [{ id: 'p-boss', title: 'Jefe de Rutas', aliases: ['Jefe Jr'] }];
const stated = (changes: Partial<MatrixContent['stated']>) =>
	soundMatrix({ stated: { ...soundMatrix().stated, ...changes } });
const toText = (name: string) =>
	withDeliverable({ recipients: [{ id: 'r', kind: 'text', positionId: null, name }] });
const eventual = f1.deliverables.map((row) => ({ ...row, frequency: 'eventual' as const }));

/** Rule, a content that breaks it, and a near one that does not. */
const CASES: [LintRule, MatrixContent, MatrixContent, LintContext?][] = [
	['weights_sum', soundMatrix({ kpis: [soundKpi('k1', 0)] }), soundMatrix()],
	['weights_sum', soundMatrix({ kpis: [soundKpi('k1', 9999)] }), withKpi({})],
	['kpis_missing', soundMatrix({ kpis: [] }), soundMatrix({ kpis: [], noKpisReason: 'Becario' })],
	['kpis_missing', soundMatrix({ kpis: [], noKpisReason: ' ' }), soundMatrix()],
	[
		'function_without_deliverable',
		withFunctions({ ...f1, deliverables: [] }, f2, f3),
		soundMatrix()
	],
	[
		'function_without_deliverable',
		withDeliverable({ name: '' }),
		withDeliverable({ name: 'Acta' })
	],
	['function_without_recipient', withDeliverable({ recipients: [] }), toText('Cliente')],
	['function_without_recipient', toText(' '), soundMatrix()],
	['function_without_frequency', withDeliverable({ frequency: null }), soundMatrix()],
	['kpi_without_target', withKpi({ target: null }), soundMatrix()],
	['kpi_range_incomplete', withKpi({ direction: 'range' }), soundMatrix()],
	[
		'kpi_range_incomplete',
		withKpi({ target: { ...target, comparison: 'range', upperValue: 90 } }),
		withKpi({ target: { ...target, comparison: 'range', upperValue: 100 } })
	],
	[
		'kpi_without_unit',
		withKpi({ valueType: 'number', target: { ...target, unit: ' ' } }),
		withKpi({ valueType: 'percentage', target: { ...target, unit: '' } })
	],
	[
		'kpi_without_unit',
		withKpi({ valueType: 'currency', target: { ...target, unit: '' } }),
		withKpi({ valueType: 'currency', currency: 'MXN', target: { ...target, unit: '' } })
	],
	['kpi_without_direction', withKpi({ direction: null }), soundMatrix()],
	['objective_missing', soundMatrix({ objective: ' ' }), soundMatrix()],
	[
		'objective_not_infinitive',
		soundMatrix({ objective: 'Planeación de rutas' }),
		soundMatrix({ language: 'en', objective: 'Plan the routes' })
	],
	['function_empty', withFunctions({ ...f1, what: '' }, f2, f3), soundMatrix()],
	[
		'function_not_infinitive',
		withFunctions({ ...f1, what: 'Uso de rutas' }, f2, f3),
		soundMatrix()
	],
	['functions_few', withFunctions(...functionsOf(2)), withFunctions(...functionsOf(3))],
	['functions_many', withFunctions(...functionsOf(16)), withFunctions(...functionsOf(15))],
	[
		'functions_duplicated',
		withFunctions(f1, f2, { ...f3, what: 'Planear rutas de reparto  de la JORNADA siguiente.' }),
		soundMatrix()
	],
	[
		'course_not_in_plan',
		profileWith({
			knowledge: [{ id: 'n', name: 'Curso de manejo de estrés', need: 'indispensable' }]
		}),
		profileWith({ knowledge: [{ id: 'n', name: 'Curso de manejo de estrés', need: 'desirable' }] })
	],
	[
		'course_not_in_plan',
		profileWith({ knowledge: [{ id: 'n', name: 'Oratoria', need: 'indispensable' }] }),
		profileWith({ knowledge: [{ id: 'n', name: 'Licencia de chofer', need: 'indispensable' }] })
	],
	[
		'language_above_course',
		profileWith({
			languages: [{ id: 'l', name: 'Inglés', read: 'medium', written: null, spoken: null }],
			knowledge: [{ id: 'n', name: 'Curso de inglés', need: 'desirable' }]
		}),
		profileWith({
			languages: [{ id: 'l', name: 'Inglés', read: 'low', written: null, spoken: null }],
			knowledge: [{ id: 'n', name: 'Curso de inglés', need: 'desirable' }]
		})
	],
	[
		'discriminatory_requirement',
		profileWith({ experience: [{ id: 'x', what: 'Edad de 25 a 35 años', duration: '' }] }),
		profileWith({ experience: [{ id: 'x', what: '1 año de experiencia', duration: '1 año' }] })
	],
	['recipient_unknown', toText('Seguridad'), toText('jefe jr'), { knownPositions: known }],
	[
		'impossible_time',
		soundMatrix({ conditions: [{ id: 'w', kind: 'schedule', description: 'Sale 17:30pm' }] }),
		soundMatrix({ conditions: [{ id: 'w', kind: 'schedule', description: 'Sale 5:30 pm' }] })
	],
	[
		'stated_boss_differs',
		stated({ reportsTo: 'Gerente de Ventas' }),
		stated({ reportsTo: 'Jefatura Rutas' }),
		{ derived: { bosses: ['Jefa de las Rutas', 'Jefatura de Rutas'], reports: [] } }
	],
	[
		'stated_reports_differ',
		stated({ directReports: 'N/A' }),
		stated({ directReports: 'Auxiliar de Rutas, Chofer y Ayudante' }),
		{ derived: { bosses: [], reports: ['Auxiliar de Rutas', 'Chofer', 'Ayudante'] } }
	],
	[
		'eventual_share',
		withFunctions({ ...f1, deliverables: eventual }, { ...f2, deliverables: eventual }, f3),
		withFunctions({ ...f1, deliverables: eventual }, f2, f3)
	],
	[
		'repeated_row',
		profileWith({
			education: ['e1', 'e2'].map((id) => ({
				id,
				grade: 'postgraduate' as const,
				required: false,
				status: null,
				fields: ''
			}))
		}),
		soundMatrix()
	]
];

describe('the linter', () => {
	it('has nothing to say about a sound matrix', () => {
		expect(lint(soundMatrix(), { knownPositions: known })).toEqual([]);
	});

	it.each(CASES)('finds %s (%#) and leaves a near case alone', (rule, broken, near, context) => {
		expect(rulesOf(broken, context)).toContain(rule);
		expect(rulesOf(near, context)).not.toContain(rule);
	});

	it('has a case for each of its rules', () => {
		expect(new Set(CASES.map(([rule]) => rule))).toEqual(new Set(Object.keys(RULE_SEVERITIES)));
	});

	it('says how much is missing or too much, in hundredths', () => {
		const [short] = lint(soundMatrix({ kpis: [soundKpi('k1', 8500)] }));
		expect(short?.data).toEqual({ sum: 8500, missing: 1500 });
		const [over] = lint(soundMatrix({ kpis: [soundKpi('a', 8500), soundKpi('b', 2000, 'B')] }));
		expect(over?.data).toEqual({ sum: 10_500, missing: -500 });
	});

	it('says nothing about recipients and stated structure without the structure', () => {
		const content = {
			...toText('Seguridad'),
			stated: { unit: '', reportsTo: 'X', directReports: 'Y' }
		};
		expect(lint(content)).toEqual([]);
	});

	it('knows a recipient by its position, whatever its name says', () => {
		const elsewhere = [{ ...known[0]!, id: 'other' }];
		expect(rulesOf(soundMatrix(), { knownPositions: elsewhere })).toEqual(
			Array(3).fill('recipient_unknown')
		);
	});

	it('takes "nobody" for what it is, and an empty statement for none', () => {
		const alone = { derived: { bosses: ['Jefe de Rutas'], reports: [] } };
		expect(
			lint(stated({ directReports: 'N/A', reportsTo: 'Jefe Jr' }), {
				...alone,
				knownPositions: known
			})
		).toEqual([]);
		expect(lint(stated({}), { derived: { bosses: ['X'], reports: ['Y'] } })).toEqual([]);
	});

	it('names the function of a deliverable', () => {
		const [found] = lint(withDeliverable({ frequency: null }));
		expect(found).toMatchObject({ rowId: 'f1d', data: { number: 1, parentId: 'f1' } });
	});

	it('lists findings in the order of the form with a key of its own each', () => {
		fc.assert(
			fc.property(arbitraryMatrix, (content) => {
				const findings = lint(content, { knownPositions: known });
				const keys = findings.map(({ key }) => key);
				expect(new Set(keys).size).toBe(keys.length);
				expect(lint(content, { knownPositions: known })).toEqual(findings);
			})
		);
	});
});

describe('dismissing', () => {
	const content = withFunctions({ ...f1, what: 'Uso de rutas' }, { ...f2, deliverables: [] }, f3);
	const findings = lint(content);

	it('sets a warning aside and never an error', () => {
		const all = findings.map(({ key }) => ({ key }));
		expect(openFindings(findings, all).map(({ rule }) => rule)).toEqual([
			'function_without_deliverable'
		]);
		expect(blocking(findings)).toHaveLength(1);
		expect(countFindings(findings)).toEqual({ errors: 1, warnings: 1, infos: 0 });
	});

	it('holds while the row says the same and ends when it says something else', () => {
		const moved = lint({ ...content, functions: [...content.functions].reverse() });
		const reworded = lint(withFunctions({ ...f1, what: 'Manejo de rutas' }, f2, f3));
		const key = (list: typeof findings) =>
			list.find(({ rule }) => rule === 'function_not_infinitive')?.key;
		expect(key(moved)).toBe(key(findings));
		expect(key(reworded)).not.toBe(key(findings));
	});
});
