import { describe, expect, it } from 'vitest';
import type { ManualFact } from '$lib/domain/manual/manual-facts';
import type { UnitRef } from '$lib/domain/organization/facts';
import { editionDifferenceText, manualFaultText, staleTexts } from './edition-words';
import { factTexts } from './modification-words';

const unit = (name: string): UnitRef => ({ unitId: name, name, kind: 'área' });
const post = (title: string, name: string) => ({ positionId: title, title, unit: unit(name) });
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
		['Revisión sin cambios.', [{ kind: 'reviewed-unchanged' }]]
	])('%s', (text, facts) => {
		expect(factTexts(facts, 'es')).toEqual([text]);
		expect(factTexts(facts, 'en')).not.toEqual([text]);
	});
});

it('an edition says why it is out of date, and what keeps a draft from being handed in', () => {
	const matrix = { positionId: 'p', code: 'P-1', title: 'Cajero', before: 3 };
	const matrices = [
		{ ...matrix, after: 4 },
		{ ...matrix, after: null }
	];
	expect(staleTexts([{ kind: 'matrices', matrices }], 'es')).toEqual([
		'La matriz P-1 · Cajero tiene en vigor la versión 4; el anexo trae la 3.',
		'La matriz P-1 · Cajero ya no tiene versión en vigor; el anexo trae la 3.'
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
