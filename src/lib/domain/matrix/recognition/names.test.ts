import { describe, expect, it } from 'vitest';
import { emptyMatrix } from '../empty-matrix';
import { splitDeliverables, splitPeople } from './names';
import { resolveRecipients } from './resolve-recipients';

describe('several recipients in one cell', () => {
	it.each([
		['Gerente Jr y Coord de Servicio al Cliente', ['Gerente Jr', 'Coord de Servicio al Cliente']],
		['Gerencia de Crédito y Cobranza', ['Gerencia de Crédito y Cobranza']],
		['Analistas y coordinadores de Cobranza', ['Analistas y coordinadores de Cobranza']],
		['Crédito, Ingresos y Sistemas', ['Crédito', 'Ingresos', 'Sistemas']],
		[
			'Dirección de Administración, Finanzas y Legal',
			['Dirección de Administración, Finanzas y Legal']
		],
		[
			'Contador General; Auditor (interno y externo)',
			['Contador General', 'Auditor (interno y externo)']
		]
	])('«%s»', (cell, names) => {
		expect(splitPeople(cell).names).toEqual(names);
	});

	it('asks to confirm wherever a conjunction or a comma stands', () => {
		expect(splitPeople('Gerencia de Crédito y Cobranza').doubtful).toBe(true);
		expect(splitPeople('Contador General; Tesorero').doubtful).toBe(false);
	});
});

describe('several deliverables in one cell', () => {
	it('cuts where each part is a document, and not inside parentheses', () => {
		expect(splitDeliverables('Reporte diario y Formato de altas').names).toHaveLength(2);
		expect(splitDeliverables('Reporte (altas y Formato B)').names).toHaveLength(1);
		expect(splitDeliverables('Reporte de altas y bajas').names).toHaveLength(1);
	});
});

describe('recipients that are known positions', () => {
	const recipient = (name: string) => ({ id: 'r', kind: 'text' as const, positionId: null, name });
	const content = {
		...emptyMatrix('Puesto'),
		functions: [
			{
				id: 'f',
				what: 'Entregar',
				timeShare: null,
				deliverables: [
					{
						id: 'd',
						name: 'Reporte',
						frequency: null,
						recipients: [
							'ATC-002',
							'coordinacion de servicio al cliente',
							'Gerente Jr',
							'Nadie'
						].map(recipient)
					}
				]
			}
		]
	};
	const known = [
		{ id: 'p1', code: 'ATC-002', title: 'Coordinación de Servicio al Cliente', aliases: [] },
		{ id: 'p2', code: 'ATC-001', title: 'Gerencia', aliases: ['Gerente Jr'] }
	];

	it('are found by code, by title without accents, and by alias', () => {
		const found = resolveRecipients(content, known).functions[0]?.deliverables[0]?.recipients;
		expect(found?.map(({ kind, positionId }) => [kind, positionId])).toEqual([
			['position', 'p1'],
			['position', 'p1'],
			['alias', 'p2'],
			['text', null]
		]);
	});

	it('stay text where two positions share the name', () => {
		const twins = known.map((each) => ({ ...each, title: 'Misma', aliases: ['Gerente Jr'] }));
		const found = resolveRecipients(content, twins).functions[0]?.deliverables[0]?.recipients;
		expect(found?.map(({ kind }) => kind)).toEqual(['position', 'text', 'text', 'text']);
	});
});
