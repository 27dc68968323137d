import { describe, expect, it } from 'vitest';
import type { Employee, Incumbency, Position, Post, Unit } from '../records';
import type { TableRow } from './columns';
import type { StructureLists } from './lists';
import { planEmployees } from './plan-employees';
import { planPosts } from './plan-posts';

const since = (validFrom = '2020-01-01', validTo: string | null = null) => ({ validFrom, validTo });
const unit = (id: string, parentId: string | null): Unit => ({
	...{ id, rowId: `${id}-row`, companyId: 'co', code: id, name: `Unidad ${id}`, kind: 'área' },
	...{ parentId, objective: '', functions: [], order: 0, group: false, charts: 'each' as const },
	...since()
});
const position = (id: string, title: string): Position => ({
	...{ id, code: id.toUpperCase(), formerCodes: [], title, nextTitle: null, companyId: 'co' },
	...{ family: '', grade: '', contractType: '', occupationCode: '', retiredAt: null }
});
const post = (id: string, positionId: string, unitId: string, reportsTo: string | null): Post => ({
	...{ id, rowId: `${id}-row`, positionId, unitId, reportsTo, workplace: '', headcount: 1 },
	...{ staff: false, assumed: false, ...since() }
});
const person = (number: string): Employee => ({
	...{ id: `e${number}`, number, givenNames: `N${number}`, familyNames: 'Gil' },
	...{ hiredOn: '2020-01-01', leftOn: null, companyId: 'co' }
});
const stay = (number: string, postId: string): Incumbency => ({
	...{ id: `s${number}`, rowId: `s${number}-row`, employeeId: `e${number}`, postId },
	...{ acting: false, ...since() }
});
const records: StructureLists = {
	companies: [
		{
			...{ id: 'co', order: 1, name: 'Rodada', taxId: '', country: 'MX' as const, city: '' },
			...{ timeZone: 'America/Monterrey', logo: null, holidays: [] }
		}
	],
	units: [unit('DIR', null), unit('NORTE', 'DIR'), unit('SUR', 'DIR')],
	positions: [
		position('head', 'Dirección'),
		position('boss', 'Jefatura'),
		position('desk', 'Caja')
	],
	aliases: [{ id: 'a', positionId: 'desk', name: 'Cajero' }],
	posts: [
		post('p-head', 'head', 'DIR', null),
		post('p-bn', 'boss', 'NORTE', 'p-head'),
		post('p-bs', 'boss', 'SUR', 'p-head'),
		post('p-desk', 'desk', 'NORTE', 'p-bn')
	],
	employees: [person('007'), person('12')],
	incumbencies: [stay('007', 'p-desk'), stay('12', 'p-bn')]
};
let made = 0;
const at = { from: '2026-06-01', newId: () => `new${(made += 1)}` };
const rows = (...cells: TableRow['cells'][]): TableRow[] =>
	cells.map((one, index) => ({ line: index + 2, cells: one }));
const faults = (plan: { rows: { fault: { code: string } | null }[] }) =>
	plan.rows.map(({ fault }) => fault?.code ?? '');

describe('a table of posts', () => {
	it('begins what is not there, with a boss out of the same table, and finds the nearest of several', () => {
		const plan = planPosts(
			rows(
				{ title: 'cajero', unit: 'Unidad SUR', reportsTo: 'Jefatura', headcount: '2' },
				{ code: 'AUX', title: 'Auxiliar', unit: 'SUR', reportsTo: 'Caja · SUR' }
			),
			records,
			at
		);
		expect(faults(plan)).toEqual(['', '']);
		const [desk, helper] = plan.given.posts ?? [];
		expect(desk).toMatchObject({
			...{ positionId: 'desk', unitId: 'SUR', reportsTo: 'p-bs', headcount: 2 },
			...{ validFrom: '2026-06-01', validTo: null }
		});
		expect(helper).toMatchObject({ reportsTo: desk?.id });
		expect(plan.given.positions).toMatchObject([{ code: 'AUX', title: 'Auxiliar' }]);
	});

	it('refuses a row that names a post by its key and another position: that is another post', () => {
		const plan = planPosts(rows({ id: 'BOSS.NORTE', code: 'DESK', unit: 'SUR' }), records, at);
		expect(faults(plan)).toEqual(['post-other']);
		expect(plan.given.posts).toEqual([]);
		expect(plan.given.positions).toEqual([]);
	});

	it('changes from the day on only what a cell says, and nothing where all is so already', () => {
		const plan = planPosts(
			rows(
				{ code: 'DESK', unit: 'NORTE', headcount: '3', workplace: '', reportsTo: '' },
				{ code: 'BOSS', title: 'Jefatura', unit: 'SUR', headcount: '1', reportsTo: 'HEAD · DIR' }
			),
			records,
			at
		);
		expect(faults(plan)).toEqual(['', '']);
		expect(plan.given.posts).toMatchObject([
			{ id: 'p-desk', validFrom: '2020-01-01', validTo: '2026-06-01', headcount: 1 },
			{ id: 'p-desk', validFrom: '2026-06-01', headcount: 3, reportsTo: 'p-bn' }
		]);
	});

	it('says of each row what is wrong with it, and goes on with the others', () => {
		const plan = planPosts(
			rows(
				{ title: 'Nadie', unit: 'SUR' },
				{ title: 'Caja', unit: 'OESTE' },
				{ code: 'NUEVO', unit: 'SUR' },
				{ title: 'Caja' },
				{ title: 'Caja', unit: 'NORTE' },
				{ title: 'Jefatura' },
				{ title: 'Jefatura', unit: 'SUR', headcount: 'dos' },
				{ id: 'p-nadie' },
				{ title: 'Caja', unit: 'SUR', reportsTo: 'El jefe' },
				{ title: '', unit: 'SUR' },
				{ code: '=cmd', title: 'x', unit: 'SUR' },
				{ title: 'Caja', unit: 'DIR', reportsTo: 'Jefatura' }
			),
			records,
			at
		);
		expect(faults(plan)).toEqual([
			...['position-unknown', 'unit-unknown', 'title-missing', '', 'repeated'],
			...['post-ambiguous', 'count-invalid', 'post-unknown', 'boss-unknown'],
			...['position-missing', 'code-invalid', 'boss-ambiguous']
		]);
	});

	it('keeps the title that a matrix has given, and says so', () => {
		const plan = planPosts(rows({ code: 'DESK', title: 'Cajas', unit: 'NORTE' }), records, at);
		expect(plan.rows[0]?.note?.code).toBe('title-kept');
		expect(plan.given.positions).toEqual([]);
	});
});

describe('a table of employees', () => {
	it('hires, moves and lets go, each from its day', () => {
		const plan = planEmployees(
			rows(
				{
					...{ number: '30', givenNames: 'Eva', familyNames: 'Luna', hiredOn: '15 jun 2026' },
					...{ title: 'Jefatura', unit: 'SUR' }
				},
				{ number: '7', title: 'Jefatura', unit: 'NORTE' },
				{ number: '12', leftOn: '31/05/2026' }
			),
			records,
			at
		);
		expect(faults(plan)).toEqual(['', '', '']);
		expect(plan.given.employees).toMatchObject([
			{ number: '30', hiredOn: '2026-06-15', companyId: 'co' },
			{ number: '007' },
			{ number: '12', leftOn: '2026-06-01' }
		]);
		const stays = plan.given.incumbencies ?? [];
		expect(stays).toMatchObject([
			{ postId: 'p-bs', validFrom: '2026-06-15', validTo: null },
			{ id: 's007', postId: 'p-desk', validTo: '2026-06-01' },
			{ employeeId: 'e007', postId: 'p-bn', validFrom: '2026-06-01', validTo: null },
			{ id: 's12', validTo: '2026-06-01' }
		]);
	});

	it('leaves a post of their own alone where somebody is put in charge of another', () => {
		const plan = planEmployees(
			rows({ number: '12', title: 'Jefatura', unit: 'SUR', acting: 'Sí' }),
			records,
			at
		);
		expect(plan.given.incumbencies).toMatchObject([{ postId: 'p-bs', acting: true }]);
	});

	it('changes nothing where all is so already', () => {
		const plan = planEmployees(
			rows({ number: '12', title: 'Jefatura', unit: 'NORTE', acting: 'No' }),
			records,
			at
		);
		expect(plan.given.incumbencies).toEqual([]);
		expect(plan.given.employees).toEqual([person('12')]);
	});

	it('says of each row what is wrong with it', () => {
		const plan = planEmployees(
			rows(
				{ number: '' },
				{ number: '40', givenNames: 'Eva', familyNames: 'Luna' },
				{ number: '41', hiredOn: '2026-01-01' },
				{ number: '12', leftOn: '2019-01-01' },
				{ number: '007', title: 'Caja', unit: 'SUR' },
				{ number: '7', company: 'Otra' }
			),
			records,
			at
		);
		expect(faults(plan)).toEqual([
			...['number-missing', 'hired-missing', 'names-missing', 'left-before-hired'],
			...['post-unknown', 'company-unknown']
		]);
	});

	it('does not overwrite what was prepared for later', () => {
		const later = {
			...records,
			incumbencies: [
				{ ...stay('12', 'p-bn'), validTo: '2026-09-01' },
				{ ...stay('12', 'p-bn'), rowId: 'x', ...since('2026-09-01'), acting: true }
			]
		};
		const plan = planEmployees(rows({ number: '12', title: 'Caja', unit: 'NORTE' }), later, at);
		expect(faults(plan)).toEqual(['prepared-change']);
	});
});
