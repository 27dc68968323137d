import { describe, expect, it } from 'vitest';
import { soundFunction, soundMatrix } from '../../../../tests/factories/matrix-content';
import type { Recipient } from '../matrix/content';
import type { Frequency } from '../matrix/vocabulary';
import { lostRecipients, oneSidedRelationships, statedBosses } from './checks/check-matrices';
import { flowsOf, unitFlows } from './deliverable-flows';
import {
	deliverableNetwork,
	deliveredTwice,
	receivedByNobody,
	type PublishedMatrix
} from './deliverable-network';
import { namesIn, positionFinder } from './named-positions';

const known = [
	{ id: 'cash', code: 'C-1', title: 'Cajero', aliases: ['Ventanilla'] },
	{ id: 'boss', code: 'B-1', title: 'Jefe de Agencia', aliases: ['Gerente Jr'] },
	{ id: 'audit', code: 'A-1', title: 'Auditor Interno', aliases: [] },
	{ id: 'gone', code: 'G-1', title: 'Mensajero', aliases: [] }
];
const withPost = new Set(['cash', 'boss', 'audit']);
const to = (name: string, positionId: string | null = null): Recipient => ({
	...{ id: 'r', name, positionId },
	kind: positionId === null ? 'text' : 'position'
});
const delivers = (name: string, recipients: Recipient[], frequency: Frequency | null = 'daily') =>
	soundFunction('f', 'Entregar', { deliverables: [{ id: 'd', name, recipients, frequency }] });
const matrix = (
	positionId: string,
	functions: ReturnType<typeof delivers>[],
	internal: string[] = [],
	changes: Parameters<typeof soundMatrix>[0] = {}
): PublishedMatrix => ({
	positionId,
	content: soundMatrix({
		functions,
		relationships: {
			internal: [{ id: 'ri', parties: internal, purpose: '' }],
			external: [{ id: 're', parties: ['Banco Central'], purpose: '' }]
		},
		...changes
	})
});

const matrices = [
	matrix('cash', [
		delivers('Corte de caja', [to('Jefe de Agencia', 'boss'), to('auditor interno')]),
		delivers('Remesa', [to('BANCO central')], 'weekly'),
		delivers('Acta', [to('Comité de Calidad'), to('Mensajero', 'gone')], null)
	]),
	matrix('boss', [
		delivers('corte de Caja', [to('Auditor Interno', 'audit')], 'monthly'),
		delivers('Rol de turnos', [to('ventanilla'), to('Gerente Jr')], 'biweekly'),
		delivers('Nota', [])
	])
];
const deliveries = deliverableNetwork(matrices, { known, withPost });
const titleOf = (id: string) => known.find((one) => one.id === id)?.title ?? '';
const unitsOf = (id: string) =>
	({ cash: ['north', 'south'], boss: ['north'], audit: ['main'] })[id] ?? [];
const ground = {
	...{ known, unitsOf },
	unitNamesOf: (id: string) => (id === 'audit' ? ['Control', 'Dirección'] : ['Agencias']),
	derivedOf: (id: string) => (id === 'cash' ? { bosses: ['Jefe de Agencia'], reports: [] } : null)
};

it('a name leads to a position by its title, its other names and the parts of a party', () => {
	const find = positionFinder(known);
	expect([find('VENTANILLA'), find('Cajero '), find('Nadie')]).toEqual(['cash', 'cash', null]);
	expect(namesIn('Cajero, Agencias')).toEqual(['Cajero, Agencias', 'Cajero', 'Agencias']);
});

describe('the network of deliverables', () => {
	it('resolves recipients by position, other name and external party', () => {
		expect(deliveries.map(({ receivers }) => receivers.map(({ kind }) => kind))).toEqual([
			['position', 'position'],
			['external'],
			['unknown', 'no-post'],
			['position'],
			['position', 'position'],
			[]
		]);
		expect(deliveries[4]?.receivers.map(({ name }) => name)).toEqual(['Cajero', 'Jefe de Agencia']);
	});

	it('tells what nobody receives and what two positions hand over', () => {
		expect(receivedByNobody(deliveries).map(({ name }) => name)).toEqual(['Acta', 'Nota']);
		expect(deliveredTwice(deliveries).map((same) => same.map(({ from }) => from))).toEqual([
			['cash', 'boss']
		]);
	});

	it('tells of a position whom it receives from and whom it hands to, most often first', () => {
		const { incoming, outgoing, within } = flowsOf(deliveries, new Set(['cash']), titleOf);
		expect(incoming.map(({ name, items }) => [name, items[0]?.delivery.name])).toEqual([
			['Jefe de Agencia', 'Rol de turnos']
		]);
		expect(outgoing.map(({ name }) => name)).toEqual([
			'Auditor Interno',
			'BANCO central',
			'Comité de Calidad',
			'Jefe de Agencia',
			'Mensajero'
		]);
		expect(within).toBe(0);
	});

	it('tells the same of several positions, and counts what stays within', () => {
		const { incoming, outgoing, within } = flowsOf(deliveries, new Set(['cash', 'boss']), titleOf);
		expect(incoming).toEqual([]);
		expect(outgoing[0]).toMatchObject({ name: 'Auditor Interno' });
		expect(outgoing[0]?.items.map(({ own }) => own)).toEqual(['cash', 'boss']);
		expect(within).toBe(2);
	});

	it('passes between units: within the sender’s own where the other stands there too', () => {
		const flows = unitFlows(deliveries, unitsOf);
		const counts = flows.map((flow) => `${flow.from}-${flow.to} ${flow.deliveries.length}`);
		expect(counts.sort()).toEqual([
			'north-main 2',
			'north-north 2',
			'south-main 1',
			'south-north 1'
		]);
	});
});

describe('what matrices say of each other', () => {
	it('a recipient that is nobody, or has no post, is a finding', () => {
		const found = lostRecipients(deliveries, ground);
		expect(found.map(({ check, data }) => [check, data.name])).toEqual([
			['recipient_unknown', 'Comité de Calidad'],
			['recipient_without_post', 'Mensajero']
		]);
		expect(found[0]).toMatchObject({ subject: { code: 'C-1' }, unitIds: ['north', 'south'] });
	});

	it('a relationship is named by both, by position or by unit', () => {
		const pair = (cash: string[], boss: string[]) =>
			oneSidedRelationships([matrix('cash', [], cash), matrix('boss', [], boss)], ground);
		expect(pair(['Gerente Jr'], ['Auditor Interno'])[0]?.data).toEqual({
			title: 'Cajero',
			other: 'Jefe de Agencia'
		});
		expect(pair(['Gerente Jr'], ['Cajero, Caja'])).toEqual([]);
		expect(pair(['Gerente Jr'], ['Agencias'])).toEqual([]);
		// Whoever has no matrix in force names nobody.
		expect(pair(['Auditor Interno'], [])).toEqual([]);
	});

	it('a stated boss is held against the posts', () => {
		const stated = (reportsTo: string) => ({
			stated: { unit: '', reportsTo, directReports: 'Nadie que sea' }
		});
		const found = (reportsTo: string) =>
			statedBosses([matrix('cash', [], [], stated(reportsTo))], ground);
		expect(found('Auditor Interno')[0]?.data).toEqual({
			stated: 'Auditor Interno',
			derived: 'Jefe de Agencia'
		});
		expect(found('Gerente Jr')).toEqual([]);
		expect(found('')).toEqual([]);
	});
});
