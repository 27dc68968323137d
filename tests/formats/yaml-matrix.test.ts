import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalContent, rowIdsInCanonicalOrder } from '$lib/domain/matrix/canonical';
import { matrixContentSchema, type MatrixContent } from '$lib/domain/matrix/content';
import * as words from '$lib/domain/matrix/vocabulary';
import { yamlErrorText } from '$lib/i18n/yaml-errors';
import { readMatrixYaml, writeMatrixYaml, type YamlError } from '$lib/server/formats/yaml';

const bytes = (text: string) => new TextEncoder().encode(text);
let given = 0;
const newId = () => `new-${(given += 1)}`;
const positions = [
	{ id: 'p-1', code: 'ATC-002', title: 'Coordinación de Servicio', aliases: [] },
	{ id: 'p-2', code: 'ATC-001', title: 'Gerencia de Experiencia', aliases: ['Gerente Jr'] }
];
const codeOf = (id: string) => positions.find((each) => each.id === id)?.code ?? null;
const read = (text: string) =>
	readMatrixYaml({ file: 'ATC-014.yaml', bytes: bytes(text) }, { newId, positions });

function errorsOf(text: string): YamlError[] {
	const reading = read(text);
	return reading.ok ? [] : reading.errors;
}
const brief = (error: YamlError) => `${error.line}:${error.column} ${error.path} ${error.code}`;

describe('a matrix file', () => {
	it('reads the short forms that people write', () => {
		const reading = read(`
escalafon: matrix/1
code: ATC-014
title: Ejecutivo de Atención a Clientes
functions:
  - what: Atender a los titulares.
    timeShare: 12.5 %
    deliverables:
      - name: Registro del día
        to: [ATC-002, Cliente]
        frequency: diario
kpis:
  - statement: Satisfacción
    valueType: percentage
    better: increases
    target: al menos 85 % a nivel individual
    weight: 33.33
  - statement: Entrega del cierre
    valueType: yes-no
    target: { exact: true }
development:
  junior: [Lenguaje positivo, { name: Redacción, kind: course, required: true }]
equipment: [Diadema]
`);
		expect(reading).toMatchObject({ ok: true, matrix: { code: 'ATC-014', positionId: null } });
		const content = reading.ok ? reading.matrix.content : null;
		expect(content?.functions[0]).toMatchObject({
			timeShare: 1250,
			deliverables: [
				{
					frequency: 'daily',
					recipients: [
						{ kind: 'position', positionId: 'p-1', name: 'Coordinación de Servicio' },
						{ kind: 'text', positionId: null, name: 'Cliente' }
					]
				}
			]
		});
		expect(content?.kpis).toMatchObject([
			{ weight: 3333, target: { comparison: 'minimum', value: 85, unit: '%' } },
			{ weight: 0, target: { comparison: 'exact', value: 1, unit: '' } }
		]);
		expect(content?.development.junior).toMatchObject([
			{ name: 'Lenguaje positivo', required: false },
			{ kind: 'course', required: true }
		]);
		expect(content?.equipment).toMatchObject([{ name: 'Diadema' }]);
	});

	it('reports every fault at once, each with its line, column and field', () => {
		const errors = errorsOf(`escalafon: matrix/1
code: ATC-014
objetivo: Resolver
language: fr
functions:
  - what: 7
    deliverables:
      - frequency: a veces
        to: [{ position: XXX-1 }, { name: Nadie }]
kpis:
  - weight: 130 %
    target: { unit: '%' }
    color: verde
`);
		expect(errors.map(brief)).toEqual([
			'1:1 title missing-field',
			'3:1 objetivo unknown-field',
			'4:11 language not-one-of',
			'6:11 functions.0.what wrong-type',
			'8:20 functions.0.deliverables.0.frequency not-one-of',
			'9:35 functions.0.deliverables.0.to.1 bad-recipient',
			'11:13 kpis.0.weight bad-percentage',
			'12:13 kpis.0.target bad-target',
			'13:5 kpis.0.color unknown-field'
		]);
		expect(errors.every(({ file }) => file === 'ATC-014.yaml')).toBe(true);
		const said = errors.map((error) => yamlErrorText(error, 'es'));
		expect(new Set(said).size).toBe(9);
		expect(said[1]).toBe('ATC-014.yaml, renglón 3, columna 1: no hay un campo «objetivo».');
	});

	it('names a recipient code that is no known position, and repeated row ids', () => {
		const head = 'escalafon: matrix/1\ncode: A-1\ntitle: Uno\n';
		const one = '  - what: Hacer\n    id: f-1\n    deliverables: [{ to: [{ position: XXX-1 }] }]\n';
		expect(errorsOf(`${head}functions:\n${one}`).map(brief)).toEqual([
			'7:27 functions.0.deliverables.0.to.0 unknown-reference'
		]);
		const twice = '  - { what: Hacer, id: f-1 }\n';
		expect(errorsOf(`${head}functions:\n${twice}${twice}`).map(brief)).toEqual([
			'6:24 functions.1.id duplicate-id'
		]);
	});

	it.each([
		['another encoding', new Uint8Array([0x63, 0xf3, 0x64]), 'not-utf8'],
		['more than 5 MB', new Uint8Array(5 * 1024 * 1024 + 1).fill(32), 'too-large'],
		['nothing', bytes(' \n'), 'empty-file'],
		['a repeated key', bytes('code: A-1\ncode: A-2\n'), 'duplicate-key'],
		['two documents', bytes('a: 1\n---\nb: 2\n'), 'many-documents'],
		['bad syntax', bytes('a: [1, 2\nb: "x\n'), 'syntax'],
		['a sheet', bytes('Clave,Puesto,Unidad\nA-1,Uno,Dos\n'), 'is-table'],
		['a sheet with colons', bytes('Clave;Puesto\nA-1;"Uno: dos"\n'), 'is-table'],
		['a tag of its own', bytes('a: !!js/function "x"\n'), 'unknown-tag'],
		['an alias of nothing', bytes('a: *nada\n'), 'unknown-alias'],
		['a list instead of a map', bytes('- 1\n'), 'wrong-type'],
		['more lines than any matrix has', bytes('- a\n'.repeat(60_000)), 'too-complex'],
		['brackets without end', bytes('['.repeat(90_000)), 'too-deep']
	])('refuses %s', (_, file, code) => {
		const reading = readMatrixYaml({ file: 'x.yaml', bytes: file }, { newId });
		expect(reading.ok).toBe(false);
		const errors = reading.ok ? [] : reading.errors;
		expect(errors.map((error) => error.code)).toContain(code);
		for (const error of errors)
			for (const locale of ['es', 'en'] as const)
				expect(yamlErrorText(error, locale)).toMatch(/^x\.yaml/);
	});

	it('refuses an alias bomb at once', () => {
		const levels = Array.from({ length: 9 }, (_, i) =>
			i === 0 ? 'a0: &a0 [x, x]' : `a${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}*a${i - 1}]`
		);
		const started = performance.now();
		expect(errorsOf(levels.join('\n')).map(({ code }) => code)).toEqual(['alias-bomb']);
		expect(performance.now() - started).toBeLessThan(1000);
	});
});

const text = (most: number) =>
	fc
		.oneof(
			fc.string({ unit: 'grapheme', maxLength: 40 }),
			fc.string({ unit: 'binary', maxLength: 20 }),
			fc.constantFrom(
				'sí',
				'- x',
				'# no',
				'a: b',
				'12',
				'null',
				'~',
				'true',
				'"',
				"'",
				'85 %',
				'&a',
				'*a',
				'!x',
				'| ',
				'> ',
				'\tx',
				'x\n\ny ',
				'á'.repeat(most)
			),
			fc.lorem({ maxCount: 30 })
		)
		.map((value) => value.slice(0, most));
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const among = <T>(values: readonly T[]) => fc.constantFrom(...values);
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const hundredths = fc.integer({ min: 0, max: 10_000 });
const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 });
const id = fc.constant('');
const topic = fc.record({
	id,
	name: text(300),
	kind: orNull(among(words.TOPIC_KINDS)),
	required: fc.boolean()
});
const party = fc.record({ id, parties: few(text(300)), purpose: text(900) });
const level = orNull(among(words.LANGUAGE_LEVELS));

const arbitraryContent: fc.Arbitrary<MatrixContent> = fc
	.record({
		language: among(['es', 'en'] as const),
		title: text(300),
		competenceLevel: text(300),
		stated: fc.record({ unit: text(300), reportsTo: text(300), directReports: text(300) }),
		objective: text(4000),
		functions: few(
			fc.record({
				id,
				what: text(4000),
				timeShare: orNull(hundredths),
				deliverables: few(
					fc.record({
						id,
						name: text(900),
						frequency: orNull(among(words.FREQUENCIES)),
						recipients: few(
							fc.record({
								id,
								kind: among(words.RECIPIENT_KINDS),
								positionId: orNull(among(['p-1', 'p-2', 'p-gone'])),
								name: text(300)
							})
						)
					})
				)
			})
		),
		kpis: few(
			fc.record({
				id,
				statement: text(900),
				source: text(900),
				target: orNull(
					fc.record({
						comparison: among(words.COMPARISONS),
						value: number,
						upperValue: orNull(number),
						unit: text(300),
						scope: orNull(among(words.SCOPES)),
						wording: text(900),
						lowerLimit: orNull(number),
						upperLimit: orNull(number)
					})
				),
				valueType: orNull(among(words.VALUE_TYPES)),
				currency: orNull(among(['MXN', 'USD'])),
				direction: orNull(among(words.DIRECTIONS)),
				weight: hundredths,
				formula: text(900),
				period: orNull(among(words.FREQUENCIES))
			})
		),
		noKpisReason: orNull(text(900)),
		relationships: fc.record({ internal: few(party), external: few(party) }),
		development: fc.record({ junior: few(topic), senior: few(topic), master: few(topic) }),
		competencies: few(fc.record({ id, model: text(300), name: text(300), level: text(300) })),
		profile: fc.record({
			education: few(
				fc.record({
					id,
					grade: among(words.EDUCATION_GRADES),
					required: fc.boolean(),
					status: orNull(among(words.DEGREE_STATUSES)),
					fields: text(900)
				})
			),
			travel: fc.record({ required: orNull(fc.boolean()), frequency: text(300) }),
			languages: few(
				fc.record({ id, name: text(300), read: level, written: level, spoken: level })
			),
			knowledge: few(fc.record({ id, name: text(300), need: orNull(among(words.NEEDS)) })),
			experience: few(fc.record({ id, what: text(900), duration: text(300) }))
		}),
		equipment: few(fc.record({ id, name: text(900) })),
		conditions: few(fc.record({ id, kind: among(words.CONDITION_KINDS), description: text(900) })),
		authority: text(4000),
		confidentiality: text(4000)
	})
	.map((content) => {
		let next = 0;
		const numbered = JSON.stringify(content, (key, value: unknown) =>
			key === 'id' ? `row-${(next += 1)}` : value
		);
		return matrixContentSchema.parse(JSON.parse(numbered));
	});

describe('export and import', () => {
	it('gives back any content: the same meaning and the same row ids', () => {
		fc.assert(
			fc.property(arbitraryContent, (content) => {
				const written = { code: 'ATC-014', formerCodes: ['SC-9'], positionId: 'p-9', content };
				const reading = read(writeMatrixYaml(written, codeOf));
				if (!reading.ok) throw new Error(reading.errors.map(brief).join('\n'));
				const { matrix } = reading;
				expect(canonicalContent(matrix.content)).toBe(canonicalContent(content));
				expect(rowIdsInCanonicalOrder(matrix.content)).toEqual(rowIdsInCanonicalOrder(content));
				expect(matrix).toMatchObject({ code: 'ATC-014', formerCodes: ['SC-9'], positionId: 'p-9' });
			}),
			{ numRuns: 200 }
		);
	}, 60_000);
});
