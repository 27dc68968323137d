import fc from 'fast-check';
import {
	matrixContentSchema,
	type Kpi,
	type MatrixContent,
	type MatrixFunction
} from '$lib/domain/matrix/content';
import * as words from '$lib/domain/matrix/vocabulary';

/** A matrix of an invented job with nothing for the linter to say; override what a test is about. */
export function soundMatrix(changes: Partial<MatrixContent> = {}): MatrixContent {
	return {
		language: 'es',
		title: 'Analista de Rutas',
		competenceLevel: 'Nivel 2',
		stated: { unit: '', reportsTo: '', directReports: '' },
		objective: 'Planear las rutas de reparto con los datos del día para entregar a tiempo.',
		functions: [
			soundFunction('f1', 'Planear las rutas de reparto de la jornada siguiente'),
			soundFunction('f2', 'Registrar los incidentes de cada unidad y su solución'),
			soundFunction('f3', 'Proponer ajustes a los recorridos con mayor demora')
		],
		kpis: [soundKpi('k1', 6000), soundKpi('k2', 4000, 'Incidentes cerrados en plazo')],
		noKpisReason: null,
		relationships: {
			internal: [{ id: 'ri1', parties: ['Almacén'], purpose: 'Acordar los horarios de carga' }],
			external: [{ id: 're1', parties: ['Talleres'], purpose: 'Programar el mantenimiento' }]
		},
		development: {
			junior: [{ id: 'tj1', name: 'Hoja de cálculo', kind: 'course', required: true }],
			senior: [{ id: 'ts1', name: 'Negociación', kind: 'skill', required: false }],
			master: []
		},
		competencies: [{ id: 'c1', model: 'Institucionales', name: 'Colaboración', level: 'Nivel 2' }],
		profile: {
			education: [
				{ id: 'e1', grade: 'university', required: true, status: 'completed', fields: 'Logística' }
			],
			travel: { required: false, frequency: '' },
			languages: [{ id: 'l1', name: 'Inglés', read: 'low', written: 'low', spoken: null }],
			knowledge: [{ id: 'n1', name: 'Curso de hoja de cálculo', need: 'indispensable' }],
			experience: [{ id: 'x1', what: 'Planeación de rutas', duration: '1 año' }]
		},
		equipment: [{ id: 'q1', name: 'Computadora portátil' }],
		conditions: [
			{ id: 'w1', kind: 'schedule', description: 'Lunes a viernes, de 8:30 a 17:30' },
			{ id: 'w2', kind: 'meal-break', description: '30 minutos' }
		],
		authority: '',
		confidentiality: '',
		...changes
	};
}

export function soundFunction(
	id: string,
	what: string,
	changes: Partial<MatrixFunction> = {}
): MatrixFunction {
	return {
		id,
		what,
		deliverables: [
			{
				id: `${id}d`,
				name: 'Programa de rutas',
				recipients: [
					{ id: `${id}r`, kind: 'position', positionId: 'p-boss', name: 'Jefe de Rutas' }
				],
				frequency: 'daily'
			}
		],
		timeShare: null,
		...changes
	};
}

export function soundKpi(
	id: string,
	weight: number,
	statement = 'Entregas a tiempo',
	changes: Partial<Kpi> = {}
): Kpi {
	return {
		id,
		statement,
		source: 'Bitácora',
		target: {
			comparison: 'minimum',
			value: 95,
			upperValue: null,
			unit: '%',
			scope: 'individual',
			wording: '95 % de las entregas',
			lowerLimit: null,
			upperLimit: null
		},
		valueType: 'percentage',
		currency: null,
		direction: 'increases',
		weight,
		formula: '',
		period: 'monthly',
		...changes
	};
}

const texts = fc.oneof(
	fc.constantFrom(
		'',
		'Registrar',
		'Año ñandú',
		'A\nB',
		'100 %: sí',
		"# no: 'yes'",
		'- x | y',
		'e\u0301'
	),
	fc.string({ maxLength: 30 })
);
const line = texts.map((text) => text.trim());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const some = <T>(row: fc.Arbitrary<T>) => fc.array(row, { maxLength: 3 });
const one = <const T>(values: readonly T[]) => fc.constantFrom(...values);
const value = fc.oneof(
	fc.integer({ min: -1e6, max: 1e6 }),
	fc.double({ min: -1e6, max: 1e6, noNaN: true })
);
const hundredths = fc.integer({ min: 0, max: 10_000 });
const key = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const id = fc.constant('');

const recipient = fc.record({
	id,
	kind: one(words.RECIPIENT_KINDS),
	positionId: maybe(key),
	name: line
});
const deliverable = fc.record({
	id,
	name: line,
	recipients: some(recipient),
	frequency: maybe(one(words.FREQUENCIES))
});
const target = fc.record({
	comparison: one(words.COMPARISONS),
	value,
	upperValue: maybe(value),
	unit: line,
	scope: maybe(one(words.SCOPES)),
	wording: line,
	lowerLimit: maybe(value),
	upperLimit: maybe(value)
});
const kpi = fc.record({
	id,
	statement: line,
	source: line,
	target: maybe(target),
	valueType: maybe(one(words.VALUE_TYPES)),
	currency: maybe(one(['MXN', 'USD'])),
	direction: maybe(one(words.DIRECTIONS)),
	weight: hundredths,
	formula: line,
	period: maybe(one(words.FREQUENCIES))
});
const topic = fc.record({
	id,
	name: line,
	kind: maybe(one(words.TOPIC_KINDS)),
	required: fc.boolean()
});
const relationship = fc.record({ id, parties: some(line), purpose: line });
const skill = maybe(one(words.LANGUAGE_LEVELS));

/** Any content the schema takes, drafts with holes included; row ids are `r1`, `r2`… */
export const arbitraryMatrix: fc.Arbitrary<MatrixContent> = fc
	.record({
		language: one(['es', 'en']),
		title: line,
		competenceLevel: line,
		stated: fc.record({ unit: line, reportsTo: line, directReports: line }),
		objective: line,
		functions: some(
			fc.record({ id, what: line, deliverables: some(deliverable), timeShare: maybe(hundredths) })
		),
		kpis: some(kpi),
		noKpisReason: maybe(line),
		relationships: fc.record({ internal: some(relationship), external: some(relationship) }),
		development: fc.record({ junior: some(topic), senior: some(topic), master: some(topic) }),
		competencies: some(fc.record({ id, model: line, name: line, level: line })),
		profile: fc.record({
			education: some(
				fc.record({
					id,
					grade: one(words.EDUCATION_GRADES),
					required: fc.boolean(),
					status: maybe(one(words.DEGREE_STATUSES)),
					fields: line
				})
			),
			travel: fc.record({ required: maybe(fc.boolean()), frequency: line }),
			languages: some(fc.record({ id, name: line, read: skill, written: skill, spoken: skill })),
			knowledge: some(fc.record({ id, name: line, need: maybe(one(words.NEEDS)) })),
			experience: some(fc.record({ id, what: line, duration: line }))
		}),
		equipment: some(fc.record({ id, name: line })),
		conditions: some(fc.record({ id, kind: one(words.CONDITION_KINDS), description: line })),
		authority: line,
		confidentiality: line
	})
	.map((loose) => {
		let next = 0;
		const numbered = JSON.stringify(loose).replace(/"id":""/g, () => `"id":"r${++next}"`);
		return matrixContentSchema.parse(JSON.parse(numbered));
	});
