import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleActor } from '../../../src/lib/server/services/accounts/console-actor';
import { answerAcknowledgement } from '../../../src/lib/server/services/acknowledgement/answer-acknowledgement';
import { listAcknowledgements } from '../../../src/lib/server/services/acknowledgement/list-acknowledgements';
import { myAcknowledgements } from '../../../src/lib/server/services/acknowledgement/my-acknowledgements';
import { settleRequests } from '../../../src/lib/server/services/acknowledgement/settle-requests';
import { listEvents } from '../../../src/lib/server/services/audit/list-events';
import { readPosition } from '../../../src/lib/server/services/matrix/read-position';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { relationsOf } from '../../../src/lib/server/services/organization/relations-of';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import { collectionCounts } from '../../../src/lib/server/db/statistics';
import {
	foundCompany,
	later,
	NOW,
	PASSWORD,
	smallStructure,
	type TestCompany
} from '../../factories/company';
import { published } from '../../factories/life';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
});
afterAll(() => store.close());

const load = async (changes: Partial<ReturnType<typeof smallStructure>>, now = NOW) =>
	loadStructure(
		{ actor: consoleActor(['hr']), now },
		{
			companies: [],
			units: [],
			positions: [],
			posts: [],
			employees: [],
			incumbencies: [],
			people: [],
			...changes
		}
	);
const [first] = smallStructure().posts;
const post = { ...(first ?? ({} as never)), to: null };

describe('loading a structure', () => {
	it('changes nothing when it is loaded again', async () => {
		const before = await collectionCounts();
		const again = await load(smallStructure());
		expect(again).toMatchObject({ created: 0, changed: 0 });
		expect(await collectionCounts()).toEqual(before);
	});

	it('tells from the posts who leads whom', async () => {
		const { records } = await currentStructure();
		const codes = (ids: readonly string[]) =>
			ids.map((id) => records.positions.find((position) => position.id === id)?.code).sort();
		const boss = await relationsOf(company.employeeId('boss'), NOW);
		expect(codes(boss.positionIds)).toEqual(['ATC-01']);
		expect(codes(boss.managesPositions)).toEqual(['ATC-02']);
		expect([...boss.managesEmployees].sort()).toEqual(
			[company.employeeId('ana'), company.employeeId('luis')].sort()
		);
		const director = await relationsOf(company.employeeId('director'), NOW);
		expect(codes(director.managesPositions)).toEqual(['ATC-01', 'ATC-02', 'RH-01']);
		expect((await relationsOf(company.employeeId('ana'), NOW)).managesEmployees).toEqual([]);
		expect((await relationsOf(null, NOW)).positionIds).toEqual([]);
	});

	it('asks joiners for what is in force, closes the requests of leavers, and asks who comes back', async () => {
		await published(company, 'ATC-02', { content: { title: 'Asistente de Ventanilla' } });
		const from = '2026-03-18';
		const moves = await load(
			{
				employees: [
					{
						number: '303',
						givenNames: 'Eva',
						familyNames: 'Luna',
						company: 'ACME',
						hiredOn: from,
						leftOn: null
					}
				],
				incumbencies: [
					{ employee: '303', post: 'desk', acting: false, from, to: null },
					{ employee: '302', post: 'desk', acting: false, from: '2020-01-01', to: from }
				]
			},
			later(3)
		);
		expect(moves.requests).toEqual({ opened: 1, closed: 1 });
		const list = await listAcknowledgements(await company.as('hr', later(3)), 'ATC-02', {});
		expect(list.rows.map(({ employeeNumber, state }) => [employeeNumber, state])).toEqual([
			['301', 'requested'],
			['303', 'requested'],
			['302', 'closed']
		]);
		expect(await settleRequests({ actor: consoleActor(['hr']), now: later(3) })).toEqual({
			opened: 0,
			closed: 0
		});
		const back = { employee: '302', post: 'desk', acting: false, from: '2026-04-20', to: null };
		await load({ incumbencies: [back] }, later(3));
		expect(await settleRequests({ actor: consoleActor(['hr']), now: later(40) })).toMatchObject({
			opened: 1
		});
	});

	it('keeps the header of a published version, and says where the structure has changed since', async () => {
		const hr = await company.as('hr', later(60));
		await load(
			{
				posts: [
					{
						...post,
						key: 'desk',
						position: 'ATC-02',
						unit: 'RH',
						reportsTo: 'rh',
						headcount: 3,
						from: '2026-05-01'
					}
				]
			},
			later(45)
		);
		const found = await readPosition(hr, 'ATC-02', {});
		if (!('view' in found)) throw new Error('no version');
		expect(found.view.placements.map(({ unitPath }) => unitPath.at(-1))).toEqual(['Atención']);
		expect(found.view.structureChanges).toEqual([
			{ field: 'unit', unit: 'Atención', frozen: 'Dirección › Atención', now: '' },
			{ field: 'unit', unit: 'Recursos Humanos', frozen: '', now: 'Dirección › Recursos Humanos' }
		]);
		// As of a day before the move the chart is what it was.
		const { records, on } = await currentStructure();
		const desk = records.positions.find(({ code }) => code === 'ATC-02');
		expect(on('2026-04-30').postsOfPosition.get(desk?.id ?? '')).toHaveLength(1);
		expect((await relationsOf(company.employeeId('boss'), later(60))).managesPositions).toEqual([]);
		expect((await relationsOf(company.employeeId('boss'), later(3))).managesPositions).toHaveLength(
			1
		);
	});

	it('refuses posts in a circle, whole', async () => {
		const before = await collectionCounts();
		const circle = { ...post, key: 'dir', position: 'DIR-01', unit: 'DIR', reportsTo: 'boss' };
		await expect(load({ posts: [{ ...circle, from: '2026-06-01' }] })).rejects.toMatchObject({
			code: 'structure-invalid'
		});
		expect(await collectionCounts()).toEqual(before);
	});

	it('is held against the rules of every other edit, and tells all that it would break', async () => {
		const before = await collectionCounts();
		const [desk] = smallStructure().posts.slice(-1);
		const faults = await load({
			posts: [
				{ ...desk!, headcount: 1 },
				{ ...post, key: 'rh', position: 'ATC-02', unit: 'RH', reportsTo: 'dir' }
			]
		}).catch((error: unknown) => error);
		expect(faults).toMatchObject({
			code: 'structure-invalid',
			data: { count: 3 },
			details: [
				{ code: 'over-headcount', data: { name: 'Asistente de Ventanilla · Atención' } },
				{ code: 'over-headcount', data: { name: 'Asistente de Ventanilla · Recursos Humanos' } },
				{ code: 'post-position-changed' }
			]
		});
		expect(await collectionCounts()).toEqual(before);
	});

	it('is HR’s alone, and each record’s change is an event with before and after', async () => {
		await expect(loadStructure(await company.as('boss'), smallStructure())).rejects.toMatchObject({
			code: 'forbidden'
		});
		const { rows } = await listEvents(await company.as('auditor'), { action: 'post-changed' });
		const paths = rows.flatMap(({ changes }) => changes.map(({ path }) => path));
		expect(paths).toEqual(expect.arrayContaining(['validFrom', 'validTo', 'unitId']));
		expect(rows[0]?.actor).toBe('Consola');
	});

	it('leaves signatures as they were given when a person has moved on', async () => {
		const ana = await company.as('ana', later(4));
		const [request] = await myAcknowledgements(ana);
		if (!request) throw new Error('nothing is asked');
		const form = { outcome: 'acknowledged' as const, remarks: '', witness: null };
		const signed = { ...form, password: PASSWORD, contentHash: request.contentHash };
		const device = { address: '127.0.0.1', token: null, label: '' };
		await answerAcknowledgement(ana, request.id, signed, device);
		await load(
			{
				incumbencies: [
					{ employee: '301', post: 'desk', acting: false, from: '2020-01-01', to: '2026-03-25' }
				]
			},
			later(10)
		);
		expect((await myAcknowledgements(ana))[0]?.state).toBe('acknowledged');
	});
});
