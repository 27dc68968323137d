import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeCode } from '../../../src/lib/server/services/matrix/change-code';
import { createPosition } from '../../../src/lib/server/services/matrix/create-position';
import { retirePosition } from '../../../src/lib/server/services/matrix/retire-position';
import { searchEverything } from '../../../src/lib/server/services/search/search-everything';
import { foundCompany, NOW, type CompanyPerson, type TestCompany } from '../../factories/company';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
});
afterAll(() => store.close());

const search = async (person: CompanyPerson, query: string) =>
	searchEverything(await company.as(person), query);
const names = async (person: CompanyPerson, query: string) =>
	(await search(person, query)).people.map(({ name }) => name);

describe('the search over everything', () => {
	it('finds a position by title, code and alias, and says where it stands', async () => {
		const found = { code: 'ATC-01', title: 'Jefatura de Atención', unit: 'Atención' };
		for (const query of ['jefatura ATENCION', 'atc-01', 'jefe jr'])
			expect((await search('ana', query)).positions).toEqual([found]);
	});
	it('finds a position by its former code, and knows of a new one at once', async () => {
		const hr = await company.as('hr');
		await createPosition(hr, { code: 'ZZ-1', title: 'Zonificador', from: { kind: 'blank' } });
		expect((await search('luis', 'zonif')).positions).toHaveLength(1);
		await changeCode(hr, 'ZZ-1', 'ZZ-2');
		expect((await search('luis', 'zz-1')).positions).toMatchObject([{ code: 'ZZ-2' }]);
	});
	it('leaves out a position that was retired', async () => {
		await retirePosition(await company.as('hr'), 'ZZ-2', { on: NOW.toISOString().slice(0, 10) });
		expect((await search('hr', 'zonif')).positions).toEqual([]);
	});
	it('finds units by name and code', async () => {
		expect((await search('ana', 'recursos')).units).toMatchObject([{ name: 'Recursos Humanos' }]);
		expect((await search('ana', 'atc')).units).toMatchObject([{ name: 'Atención' }]);
	});
	it('finds people with their number for HR, the auditor, their bosses and themselves', async () => {
		expect(await names('hr', 'nunez')).toEqual(['Ana Nuñez Gil']);
		for (const person of ['hr', 'auditor', 'boss', 'director', 'ana'] as const)
			expect(await names(person, 'ana nuñ')).toEqual(['Ana Nuñez Gil']);
		expect((await search('hr', '301')).people).toEqual([
			{
				id: company.employeeId('ana'),
				number: '301',
				name: 'Ana Nuñez Gil',
				position: 'Asistente de Ventanilla',
				href: '/positions/ATC-02'
			}
		]);
	});
	it('finds whoever stands in the chart for everybody, by name alone, and leads there', async () => {
		for (const person of ['luis', 'administrator'] as const) {
			const [ana, ...more] = (await search(person, 'ana nuñ')).people;
			expect(ana, person).toMatchObject({ name: 'Ana Nuñez Gil', number: '' });
			expect(ana?.href, person).toMatch(/^\/organization\?post=/);
			expect(more).toEqual([]);
			expect((await search(person, '301')).people).toEqual([]);
		}
	});
	it('finds nothing for an empty query and at most eight of each kind', async () => {
		expect(await search('hr', '   ')).toEqual({
			positions: [],
			people: [],
			units: [],
			manuals: []
		});
		const hr = await company.as('hr');
		for (let number = 10; number < 20; number += 1)
			await createPosition(hr, { code: `QX-${number}`, title: 'Quesero', from: { kind: 'blank' } });
		expect((await search('hr', 'quesero')).positions).toHaveLength(8);
		expect((await search('hr', 'quesero qx-19')).positions).toMatchObject([{ code: 'QX-19' }]);
	});
});
