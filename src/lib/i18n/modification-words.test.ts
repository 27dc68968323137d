import { describe, expect, it } from 'vitest';
import { modificationLines } from '$lib/domain/manual/modification';
import type { ManualFact } from '$lib/domain/manual/manual-facts';
import type { UnitRef } from '$lib/domain/organization/facts';
import { editionDifferenceText, manualFaultText, staleTexts } from './edition-words';
import { factTexts } from './modification-words';

const unit = (name: string): UnitRef => ({ unitId: name, name, kind: 'área' });
const post = (title: string, name: string) => ({ positionId: title, title, unit: unit(name) });
const created: ManualFact = { kind: 'unit-created', unit: unit('Ventas'), parent: null, posts: [] };
const counts = { added: 0, removed: 1, changed: 0 };

describe('facts as the table of modifications tells them', () => {
	it.each<[string, ManualFact[]]>([
		['Creación.', [{ kind: 'manual-created' }]],
		[
			'Recodificación del instrumento normativo 901 231 905 por 901 0905.',
			[{ kind: 'manual-recoded', before: '901 231 905', after: '901 0905' }]
		],
		[
			'Creación del puesto: Perito, en Agencia Norte.',
			[{ kind: 'post-created', post: post('Perito', 'Agencia Norte'), everywhere: false }]
		],
		[
			'Eliminación del puesto: Perito, solo en Agencia Norte.',
			[{ kind: 'post-removed', post: post('Perito', 'Agencia Norte'), everywhere: false }]
		],
		[
			'Cambio de dependencia del puesto Asistente, de Ventas a Atención.',
			[
				{
					...{ kind: 'post-moved', post: post('Asistente', 'Atención') },
					...{ from: unit('Ventas'), to: unit('Atención') }
				}
			]
		],
		[
			'Cambio de jefatura de los puestos Ana e Iris, de Jefe a Gerente.',
			['Ana', 'Iris'].map((title) => ({
				...{ kind: 'line-changed' as const, post: post(title, 'Ventas') },
				...{ from: 'Jefe', to: 'Gerente' }
			}))
		],
		[
			'Cambio en el número de plazas: Asistente, en Ventas, de 2 a 3.',
			[{ kind: 'headcount-changed', post: post('Asistente', 'Ventas'), before: 2, after: 3 }]
		],
		[
			'Se renombró Agencia Virtual por Servicios en Línea.',
			[{ kind: 'unit-renamed', unit: unit('Servicios en Línea'), before: 'Agencia Virtual' }]
		],
		[
			'Unión de los organigramas de Norte y Sur.',
			[{ kind: 'charts-joined', unit: unit('Agencias'), of: [unit('Norte'), unit('Sur')] }]
		],
		[
			'Actualización de objetivo y funciones de Ventas.',
			[
				{ kind: 'unit-objective-changed', unit: unit('Ventas') },
				{ kind: 'unit-functions-changed', unit: unit('Ventas'), ...counts }
			]
		],
		[
			'Actualización de los apartados: Glosario y Marco legal.',
			[{ kind: 'texts-changed', titles: ['Glosario', 'Marco legal'] }]
		],
		[
			'Actualización de la carátula: autorizado por y revisado por.',
			[{ kind: 'front-changed', fields: ['authorisedBy', 'reviewedBy'] }]
		],
		[
			'Cambio de lugar de los apartados: Glosario y Marco legal.',
			[{ kind: 'texts-moved', titles: ['Glosario', 'Marco legal'] }]
		],
		[
			'Actualización del anexo de matrices de puesto: incorporación de Jefe; nueva versión de Cajero y Perito.',
			[{ kind: 'annex-changed', added: ['Jefe'], removed: [], updated: ['Cajero', 'Perito'] }]
		],
		[
			'Actualización del anexo de matrices de puesto.',
			[{ kind: 'annex-changed', added: Array<string>(13).fill('Jefe'), removed: [], updated: [] }]
		],
		[
			'Cambio de jefatura del puesto Cajero, de Jefe (Norte) a Jefe (Sur).',
			[
				{
					...{ kind: 'line-changed', post: post('Cajero', 'Sur'), from: 'Jefe', to: 'Jefe' },
					...{ fromUnit: unit('Norte'), toUnit: unit('Sur') }
				}
			]
		],
		[
			'Cambio de jefatura del puesto Cajero, a otra plaza de Jefe (Sur).',
			[
				{
					...{ kind: 'line-changed', post: post('Cajero', 'Sur'), from: 'Jefe', to: 'Jefe' },
					...{ fromUnit: unit('Sur'), toUnit: unit('Sur') }
				}
			]
		],
		[
			'Pasa a ser de apoyo (staff): Asistente y Secretaria, en Ventas.',
			['Asistente', 'Secretaria'].map((title) => ({
				...{ kind: 'staff-changed' as const, post: post(title, 'Ventas'), staff: true }
			}))
		],
		[
			'Cambio de lugar de trabajo: Asistente, en Ventas, a Puebla.',
			[
				{
					kind: 'workplace-changed',
					post: post('Asistente', 'Ventas'),
					before: '',
					after: 'Puebla'
				}
			]
		],
		[
			'Cambio de tipo de Ventas, de gerencia a área.',
			[{ kind: 'unit-kind-changed', unit: unit('Ventas'), before: 'gerencia' }]
		],
		['Creación de la unidad Ventas.', [{ ...created, lacks: ['chart', 'objective', 'functions'] }]],
		['Creación de organigrama y funciones de Ventas.', [{ ...created, lacks: ['objective'] }]],
		[
			'Incorporación de la unidad Ventas.',
			[
				{
					...{ kind: 'unit-incorporated', unit: unit('Ventas'), posts: [] },
					lacks: ['chart', 'objective', 'functions']
				}
			]
		],
		['Revisión sin cambios.', [{ kind: 'reviewed-unchanged' }]]
	])('%s', (text, facts) => {
		expect(factTexts(facts, 'es')).toEqual([text]);
		expect(factTexts(facts, 'en')).not.toEqual([text]);
	});
});

const sales = unit('Ventas');
const clerk = post('Asistente', 'Ventas');
const between = { before: 'A', after: 'B' };
/** One of each: what is added to the facts is told here, or does not compile. */
const EVERY: { [Kind in ManualFact['kind']]: Extract<ManualFact, { kind: Kind }> } = {
	'manual-created': { kind: 'manual-created' },
	'manual-recoded': { kind: 'manual-recoded', ...between },
	'manual-retitled': { kind: 'manual-retitled', ...between },
	'front-changed': { kind: 'front-changed', fields: ['authorisedBy', 'reviewedBy'] },
	'texts-changed': { kind: 'texts-changed', titles: ['Glosario'] },
	'texts-moved': { kind: 'texts-moved', titles: ['Glosario'] },
	'objectives-changed': { kind: 'objectives-changed' },
	'annex-added': { kind: 'annex-added' },
	'annex-removed': { kind: 'annex-removed' },
	'annex-changed': { kind: 'annex-changed', added: ['Jefe'], removed: [], updated: ['Cajero'] },
	'reviewed-unchanged': { kind: 'reviewed-unchanged' },
	'unit-created': { kind: 'unit-created', unit: sales, parent: null, posts: [] },
	'unit-incorporated': { kind: 'unit-incorporated', unit: sales, posts: [] },
	'unit-removed': { kind: 'unit-removed', unit: sales, parent: null },
	'unit-renamed': { kind: 'unit-renamed', unit: sales, before: 'Comercial' },
	'unit-recoded': { kind: 'unit-recoded', unit: sales, ...between },
	'unit-kind-changed': { kind: 'unit-kind-changed', unit: sales, before: 'gerencia' },
	'unit-group-changed': { kind: 'unit-group-changed', unit: sales, group: true },
	'units-reordered': { kind: 'units-reordered', parent: null, units: [sales] },
	'unit-moved': { kind: 'unit-moved', unit: sales, from: unit('Norte'), to: unit('Sur') },
	'unit-objective-changed': { kind: 'unit-objective-changed', unit: sales },
	'unit-functions-changed': { kind: 'unit-functions-changed', unit: sales, ...counts },
	'charts-split': { kind: 'charts-split', unit: sales, into: [unit('Norte'), unit('Sur')] },
	'charts-joined': { kind: 'charts-joined', unit: sales, of: [unit('Norte'), unit('Sur')] },
	'post-created': { kind: 'post-created', post: clerk, everywhere: true },
	'post-removed': { kind: 'post-removed', post: clerk, everywhere: true },
	'position-renamed': { kind: 'position-renamed', positionId: 'p', ...between, units: [sales] },
	'position-recoded': { kind: 'position-recoded', positionId: 'p', title: 'Jefe', ...between },
	'post-moved': { kind: 'post-moved', post: clerk, from: unit('Norte'), to: sales },
	'line-changed': {
		...{ kind: 'line-changed', post: post('Cajero', 'Ventas'), from: 'Jefe', to: 'Jefe' },
		...{ fromUnit: unit('Norte'), toUnit: unit('Sur') }
	},
	'line-confirmed': { kind: 'line-confirmed', post: clerk, confirmed: true },
	'staff-changed': { kind: 'staff-changed', post: clerk, staff: true },
	'workplace-changed': { kind: 'workplace-changed', post: clerk, before: 'Puebla', after: '' },
	'headcount-changed': { kind: 'headcount-changed', post: clerk, before: 1, after: 2 }
};

describe('every fact', () => {
	it.each(Object.values(EVERY))('is told in both languages: $kind', (fact) => {
		const [es, en] = (['es', 'en'] as const).map((locale) => factTexts([fact], locale).join(' '));
		expect(es).toMatch(/\.$/);
		expect(en).toMatch(/\.$/);
		expect(en).not.toBe(es);
		expect(`${es}${en}`).not.toMatch(/[{}]|undefined|null/);
	});

	it('stands in one line of the row', () => {
		const lines = modificationLines(Object.values(EVERY));
		const told = lines.flatMap((line) => line.facts.map(({ kind }) => kind));
		expect(told.toSorted()).toEqual(Object.keys(EVERY).toSorted());
	});
});

it('an edition says why it is out of date, and what keeps a draft from being handed in', () => {
	const matrix = { positionId: 'p', code: 'P-1', title: 'Cajero', before: 3 };
	const matrices = [
		{ ...matrix, after: 4 },
		{ ...matrix, after: null },
		{ ...matrix, before: null, after: 1 }
	];
	expect(staleTexts([{ kind: 'matrices', matrices }], 'es')).toEqual([
		'La matriz P-1 · Cajero tiene en vigor la versión 4; el anexo trae la 3.',
		'La matriz P-1 · Cajero ya no tiene versión en vigor; el anexo trae la 3.',
		'La matriz P-1 · Cajero tiene en vigor la versión 1; el anexo no la trae.'
	]);
	expect(manualFaultText('drafted-by-missing', 'es')).toBe('Falta quién elaboró la modificación.');
});

it('differences of two editions are sentences; long texts are not quoted in them', () => {
	const front = { kind: 'front', field: 'authorisedBy' } as const;
	const text = (before: string, after: string) =>
		editionDifferenceText({ ...front, before, after }, 'es');
	expect(text('', 'Dirección')).toBe('Autorizado por: Dirección');
	expect(text('Presidencia', 'Dirección')).toBe('Autorizado por: Presidencia → Dirección');
	expect(text('a'.repeat(90), '')).toBe('Autorizado por: texto actualizado');
	const changed = { kind: 'function', unit: 'Ventas', number: 2, before: 'a', after: 'b' } as const;
	expect(editionDifferenceText(changed, 'es')).toBe('Ventas: función 2 actualizada');
	const annex = { kind: 'annex', code: 'P-1', title: 'Cajero', before: null, after: 2 } as const;
	expect(editionDifferenceText(annex, 'es')).toBe('Anexo: entra la matriz P-1 · Cajero, versión 2');
});
