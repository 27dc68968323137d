import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganizationQuestion } from '../../../src/lib/server/services/organization/read-organization';
import { drawOrganization } from '../../../src/lib/server/services/organization/draw-organization';
import { findInStructure } from '../../../src/lib/server/services/organization/find-in-structure';
import { readOrganization } from '../../../src/lib/server/services/organization/read-organization';
import { readPost } from '../../../src/lib/server/services/organization/read-post';
import { readUnit } from '../../../src/lib/server/services/organization/read-unit';
import { readOrganizationAddress } from '../../../src/lib/domain/organization/organization-address';
import {
	foundCompany,
	smallStructure,
	type CompanyPerson,
	type TestCompany
} from '../../factories/company';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;

/** The small company; its desk came in 2024, one place of it was left, its boss will leave. */
function changing() {
	const structure = smallStructure();
	return {
		...structure,
		posts: structure.posts.map((post) =>
			post.key === 'desk' ? { ...post, from: '2024-05-01' } : post
		),
		incumbencies: [
			...structure.incumbencies.map((row) =>
				row.employee === '300'
					? { ...row, to: '2026-08-01' }
					: row.employee === '302'
						? { ...row, from: '2024-05-01', to: '2026-02-03' }
						: row.employee === '301'
							? { ...row, from: '2024-05-01' }
							: row
			),
			{ employee: '301', post: 'boss', acting: true, from: '2026-08-01', to: null }
		]
	};
}
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany(changing());
});
afterAll(() => store.close());

const read = async (asked: Partial<OrganizationQuestion> = {}, person: CompanyPerson = 'ana') =>
	readOrganization(await company.as(person), {
		...{ unit: '', date: null, post: '', show: 'posts', merge: false },
		...asked
	});
const codes = async (asked: Partial<OrganizationQuestion> = {}) =>
	(await read(asked)).rows.map(({ code }) => code);

describe('the organization on a date', () => {
	it('shows everybody units with their counts and posts with who holds them', async () => {
		const view = await read();
		expect(view).toMatchObject({ today: '2026-03-16', date: '2026-03-16', unit: null });
		expect(view.whole).toEqual({ positions: 4, seats: 7, people: 5, vacancies: 2 });
		expect(view.chosen).toEqual({ seats: 7, people: 5, vacancies: 2, levels: 3 });
		expect(view.units).toEqual([
			{ code: 'DIR', name: 'Dirección', above: -1, depth: 0, seats: 7, people: 5, vacancies: 2 },
			{ code: 'ATC', name: 'Atención', above: 0, depth: 1, seats: 4, people: 2, vacancies: 2 },
			{
				...{ code: 'RH', name: 'Recursos Humanos', above: 0, depth: 1 },
				...{ seats: 2, people: 2, vacancies: 0 }
			}
		]);
		const desk = view.rows.find(({ code }) => code === 'ATC-02');
		expect(desk).toMatchObject({ seats: 3, people: 1, since: '2026-02-03', own: true, depth: 2 });
		expect(desk?.names).toBeUndefined();
		expect(view.rows[0]).toMatchObject({
			code: 'DIR-01',
			names: [['Irma', 'Ríos Peña']],
			boss: -1
		});
	});

	it('names everybody only where people are asked for', async () => {
		const { rows } = await read({ show: 'people' });
		expect(rows.find(({ code }) => code === 'RH-01')?.names).toHaveLength(2);
	});

	it('is as it was before and as it will be', async () => {
		expect(await codes({ date: '2024-04-30' })).toEqual(['DIR-01', 'ATC-01', 'RH-01']);
		expect(await codes({ date: '2019-12-31' })).toEqual([]);
		const later = await read({ date: '2026-08-01' }, 'hr');
		expect(later.rows.find(({ code }) => code === 'ATC-01')).toMatchObject({
			people: 0,
			since: '2026-08-01',
			acting: [['Ana', 'Nuñez Gil']]
		});
		// Who acts as the boss still holds one post and counts once.
		expect(later.whole).toMatchObject({ people: 4, vacancies: 3 });
	});

	it('shows one unit with those below it, and says of a unknown one that it is unknown', async () => {
		expect(await codes({ unit: 'ATC' })).toEqual(['ATC-01', 'ATC-02']);
		expect(await read({ unit: 'ATC' })).toMatchObject({ unit: 1, chosen: { levels: 2 } });
		expect(await read({ unit: 'NADA' })).toMatchObject({ unit: null, unknownUnit: true });
	});

	it('goes to a post, into its unit where another one was chosen', async () => {
		const desk = (await read()).rows.find(({ code }) => code === 'ATC-02')?.key ?? '';
		expect(await read({ post: desk })).toMatchObject({ unit: null, focus: 2 });
		expect(await read({ post: desk, unit: 'RH' })).toMatchObject({ unit: 1, focus: 1 });
		expect(await read({ post: 'post-none' })).toMatchObject({ focus: null, unknownPost: true });
		expect(await read({ post: desk, date: '2024-01-01' })).toMatchObject({ unknownPost: true });
	});

	it('leaves only vacancies and the bosses above them', async () => {
		expect(await codes({ show: 'vacancies' })).toEqual(['DIR-01', 'ATC-01', 'ATC-02']);
		expect(await codes({ show: 'vacancies', unit: 'RH' })).toEqual([]);
	});
});

describe('that somebody leaves on a day to come', () => {
	const DAY = '2026-08-01';
	const bossRow = async (person: CompanyPerson) => {
		const view = await read({ date: DAY }, person);
		return { ...view, row: view.rows.find(({ code }) => code === 'ATC-01') };
	};

	it('is told to human resources, the auditor and the bosses above, also in advance', async () => {
		for (const person of ['hr', 'auditor', 'director'] as const) {
			const { row } = await bossRow(person);
			expect(row, person).toMatchObject({ people: 0, acting: [['Ana', 'Nuñez Gil']] });
		}
		expect(await read({ date: DAY }, 'hr')).toMatchObject({ peopleOfToday: false });
	});

	it('is told to nobody else, whom it concerns and their people included', async () => {
		for (const person of ['boss', 'ana', 'luis', 'administrator'] as const) {
			const { row, whole, peopleOfToday } = await bossRow(person);
			expect(row, person).toMatchObject({ people: 1, names: [['Berta', 'Solís Lara']] });
			expect(row?.acting).toBeUndefined();
			expect(row?.since).toBeUndefined();
			expect(whole).toMatchObject({ people: 5, vacancies: 2 });
			expect(peopleOfToday).toBe(true);
			const found = await findInStructure(await company.as(person), { query: 'solis', date: DAY });
			expect(found).toMatchObject([{ kind: 'person', text: 'Berta Solís Lara' }]);
		}
	});

	it('stands neither on the page of the post, of the unit, nor in the file of the chart', async () => {
		const id = (await bossRow('hr')).row?.key ?? '';
		const post = async (person: CompanyPerson, on: string | null) =>
			readPost(await company.as(person), id, { on });
		const unit = async (person: CompanyPerson) => {
			const view = await readUnit(await company.as(person), 'ATC', { on: DAY });
			return 'posts' in view ? view.posts.find(({ code }) => code === 'ATC-01')?.occupied : null;
		};
		for (const on of [null, DAY]) {
			expect((await post('boss', on)).holders).toMatchObject([
				{ name: 'Berta Solís Lara', to: null, state: 'present' }
			]);
			expect((await post('luis', on)).occupied).toBe(1);
		}
		expect((await post('hr', null)).holders.map(({ to }) => to)).toEqual([DAY, null]);
		expect([await unit('boss'), await unit('director')]).toEqual([1, 0]);
		const { svg } = await drawOrganization(
			await company.as('ana'),
			readOrganizationAddress(new URLSearchParams(`unit=ATC&date=${DAY}`)),
			'es'
		);
		expect(svg).toContain('Berta');
		expect(svg).not.toContain('vacante desde el 1 ago');
		expect(svg).toContain('Al 1 ago 2026 · personas al 16 mar 2026');
	});
});

describe('a search in the structure', () => {
	const find = async (query: string, date: string | null = null, who: CompanyPerson = 'ana') =>
		findInStructure(await company.as(who), { query, date });

	it('finds units, posts and whoever holds one on the date', async () => {
		expect(await find('atencion')).toMatchObject([
			{ kind: 'unit', text: 'Atención', unit: 'ATC', post: '' },
			{ kind: 'post', text: 'Jefatura de Atención', detail: 'Atención', unit: '' }
		]);
		expect(await find('solis')).toMatchObject([
			{ kind: 'person', text: 'Berta Solís Lara', detail: 'Jefatura de Atención' }
		]);
		expect(await find('solis', '2026-09-01', 'hr')).toEqual([]);
		expect(await find('ventanilla', '2024-01-01')).toEqual([]);
		expect(await find('')).toEqual([]);
	});

	it('finds nobody by number but for whoever may know numbers', async () => {
		expect(await find('301')).toEqual([]);
		const hr = await company.as('hr');
		expect(await findInStructure(hr, { query: '301', date: null })).toMatchObject([
			{ kind: 'person' }
		]);
	});
});

describe('the drawing of the chart', () => {
	it('holds what the page opens, in the language of the reader', async () => {
		const ctx = await company.as('ana');
		const draw = (search: string, locale: 'es' | 'en' = 'es') =>
			drawOrganization(ctx, readOrganizationAddress(new URLSearchParams(search)), locale);
		const whole = await draw('');
		expect(whole.fileName).toBe('organigrama 2026-03-16.svg');
		expect(whole.svg).toContain('Toda la organización · Al 16 mar 2026');
		expect(whole.svg).toContain('1 de 3');
		expect(whole.svg).toContain('2 vacantes');
		expect((await draw('levels=1')).svg).not.toContain('Jefatura');
		const english = await drawOrganization(
			await company.as('hr'),
			readOrganizationAddress(new URLSearchParams('unit=ATC&date=2026-09-01')),
			'en'
		);
		expect(english.fileName).toBe('org-chart ATC 2026-09-01.svg');
		expect(english.svg).toContain('vacant since 1 Aug');
	});
});
