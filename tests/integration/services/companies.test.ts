import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaveForm } from '../../../src/lib/domain/organization/holder-form';
import { companyForm, type CompanyForm } from '../../../src/lib/domain/organization/company-form';
import { readFrame } from '../../../src/lib/server/services/accounts/read-frame';
import { dueDate } from '../../../src/lib/server/services/acknowledgement/due-date';
import { listEvents } from '../../../src/lib/server/services/audit/list-events';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import {
	changeCompany,
	changeLogo,
	createCompany
} from '../../../src/lib/server/services/companies/change-company';
import { chooseMainCompany } from '../../../src/lib/server/services/companies/choose-main';
import {
	addHoliday,
	removeHoliday
} from '../../../src/lib/server/services/companies/company-holidays';
import { logoFile } from '../../../src/lib/server/services/companies/logo';
import {
	listCompanies,
	readCompany
} from '../../../src/lib/server/services/companies/read-companies';
import { matrixWord } from '../../../src/lib/server/services/exports/matrix-word';
import { retirePosition } from '../../../src/lib/server/services/matrix/retire-position';
import { releasePerson } from '../../../src/lib/server/services/organization/change-holder';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { readHolder } from '../../../src/lib/server/services/organization/read-post';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import type { Context } from '../../../src/lib/server/services/context';
import { foundCompany, later, smallStructure, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { logoPng } from '../../formats/docx-samples';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
let administrator: Context;
let id: string;
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	administrator = await company.as('administrator');
	id = (await listCompanies(administrator))[0]!.id;
});
afterAll(() => store.close());

const form = (changes: object = {}): CompanyForm =>
	companyForm.parse({
		name: 'Tarjetas del Norte',
		taxId: '',
		country: 'MX',
		city: 'Monterrey',
		timeZone: 'America/Monterrey',
		...changes
	});
const due = async () => dueDate(await currentStructure(), id, '2026-03-16');
const refusal = (code: string) => ({ code });

describe('a company', () => {
	it('shows what its country brings, this year and the next', async () => {
		const { official, employees, positions, taxCheck } = await readCompany(administrator, id);
		expect(official.source).toContain('artículo 74');
		expect(official.years.map(({ year }) => year)).toEqual([2026, 2027]);
		expect(official.years[0]?.holidays[0]).toMatchObject({ date: '2026-01-01' });
		expect({ employees, positions, taxCheck }).toEqual({
			employees: 6,
			positions: 4,
			taxCheck: null
		});
	});

	it('is changed field by field, and the trail tells it to the administrator', async () => {
		await changeCompany(administrator, id, form({ taxId: 'SAT970701NN4', city: 'Saltillo' }));
		expect(await readCompany(administrator, id)).toMatchObject({
			taxId: 'SAT970701NN4',
			taxCheck: 'check-digit',
			city: 'Saltillo'
		});
		const { rows } = await listEvents(administrator, { recordKind: 'company' });
		expect(rows[0]?.changes.map(({ path, before, after }) => [path, before, after])).toEqual([
			['taxId', null, 'SAT970701NN4'],
			['city', 'Monterrey', 'Saltillo']
		]);
		await changeCompany(administrator, id, form({ taxId: 'SAT970701NN4', city: 'Saltillo' }));
		expect((await listEvents(administrator, { recordKind: 'company' })).rows).toEqual(rows);
	});

	it('gives its days off to every term that begins afterwards', async () => {
		const before = await due();
		await addHoliday(administrator, id, { date: '2026-03-20', name: 'Aniversario' });
		expect(before).toBe('2026-03-30');
		expect(await due()).toBe('2026-03-31');
		const again = addHoliday(administrator, id, { date: '2026-03-20', name: 'Otra vez' });
		await expect(again).rejects.toMatchObject(refusal('holiday-taken'));
		await removeHoliday(administrator, id, '2026-03-20');
		expect(await due()).toBe(before);
		await expect(removeHoliday(administrator, id, '2026-03-20')).rejects.toMatchObject(
			refusal('not-found')
		);
	});

	it('wears its logo on every page and in its Word files, at once', async () => {
		await published(company, 'ATC-02');
		const ana = await company.as('ana');
		const plain = await matrixWord(ana, 'ATC-02');
		const image = logoPng(240, 80);
		await changeLogo(administrator, id, image);
		const { logo } = (await readFrame(ana)).company ?? {};
		expect(logo).toMatchObject({ width: 240, height: 80 });
		expect(logo?.href).toMatch(/^\/logos\/.+\?v=[0-9a-f]{12}$/);
		expect(await logoFile(id)).toEqual({ bytes: new Uint8Array(image), type: 'image/png' });
		const marked = await matrixWord(ana, 'ATC-02');
		expect(marked.bytes.length).toBeGreaterThan(plain.bytes.length);
		await changeLogo(administrator, id, null);
		expect((await readFrame(ana)).company?.logo).toBeNull();
		await expect(logoFile(id)).rejects.toMatchObject(refusal('not-found'));
		const { rows } = await listEvents(administrator, { recordKind: 'company' });
		const told = rows.flatMap(({ changes }) => changes).filter(({ path }) => path === 'logo');
		expect(told.map(({ before, after }) => before ?? after)).toEqual([
			expect.stringMatching(/^PNG 240 × 80, [0-9a-f]{12}$/),
			expect.stringMatching(/^PNG 240 × 80, [0-9a-f]{12}$/)
		]);
	});

	it.each([
		['nothing', new Uint8Array(), 'logo-missing'],
		[
			'a drawing',
			new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'),
			'logo-type'
		],
		['a speck', logoPng(8, 8), 'logo-size'],
		['a heavy file', new Uint8Array(500 * 1024 + 1), 'logo-too-large']
	])('refuses %s as its logo', async (_what, bytes, code) => {
		await expect(changeLogo(administrator, id, bytes)).rejects.toMatchObject(refusal(code));
	});

	it('may be founded beside the first one', async () => {
		const made = await createCompany(
			administrator,
			form({
				name: 'Tarjetas del Istmo',
				country: 'SV',
				taxId: '0614-150309-101-3',
				timeZone: 'America/El_Salvador'
			})
		);
		expect(await readCompany(administrator, made)).toMatchObject({ taxCheck: 'good', own: [] });
		expect((await listCompanies(administrator)).map(({ name }) => name)).toContain(
			'Tarjetas del Istmo'
		);
		await expect(createCompany(administrator, form({ name: ' ' }))).rejects.toMatchObject(
			refusal('name-missing')
		);
		expect((await verifyStore()).faults).toEqual([]);
	});

	it('has a name and a tax number of its own, also where a form comes twice at once', async () => {
		const twice = form({ name: 'Tarjetas del Golfo', taxId: 'GOL970701NN3' });
		const both = await Promise.allSettled([
			createCompany(administrator, twice),
			createCompany(administrator, twice)
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const attempts: [CompanyForm, string][] = [
			[form({ name: 'tarjetas del GOLFO' }), 'company-name-taken'],
			[form({ name: 'Otra', taxId: 'GOL970701NN3' }), 'tax-id-taken']
		];
		for (const [typed, code] of attempts) {
			await expect(createCompany(administrator, typed)).rejects.toMatchObject(refusal(code));
			await expect(changeCompany(administrator, id, typed)).rejects.toMatchObject(refusal(code));
		}
		const rows = (await listCompanies(administrator)).filter(({ name }) => name.includes('Golfo'));
		expect(rows).toHaveLength(1);
	});

	it('stays the main one for accounts of nobody, wherever another one sorts', async () => {
		const { name } = await readCompany(administrator, id);
		// Its id begins with the second of its making, and so sorts before those of a loaded structure.
		const second = await createCompany(administrator, form({ name: 'Aaron Servicios' }));
		expect(second < id).toBe(true);
		expect((await readFrame(administrator)).company?.name).toBe(name);
		const rows = await listCompanies(administrator);
		expect(rows.filter(({ main }) => main).map((row) => row.name)).toEqual([name]);
		// Loaded again, the first one keeps its place.
		await loadStructure(await company.as('hr'), smallStructure());
		expect((await listCompanies(administrator)).find(({ main }) => main)?.id).toBe(id);
	});

	it('becomes the main one by hand, told in its history and in that of the one before', async () => {
		const { name } = await readCompany(administrator, id);
		const other = await createCompany(administrator, form({ name: 'Tarjetas del Sur' }));
		const main = async () => (await listCompanies(administrator)).filter((row) => row.main);
		await chooseMainCompany(administrator, other);
		expect((await main()).map((row) => row.name)).toEqual(['Tarjetas del Sur']);
		expect((await readFrame(administrator)).company?.name).toBe('Tarjetas del Sur');
		for (const each of [other, id]) {
			const [newest] = (await readCompany(administrator, each)).history;
			expect(newest?.changes).toMatchObject([
				{ path: 'mainCompany', before: name, after: 'Tarjetas del Sur' }
			]);
		}
		const told = (await readCompany(administrator, other)).history;
		await chooseMainCompany(administrator, other);
		expect((await readCompany(administrator, other)).history).toEqual(told);
		await loadStructure(await company.as('hr'), smallStructure());
		expect((await main()).map((row) => row.id)).toEqual([other]);
		await chooseMainCompany(administrator, id);
		expect((await main()).map((row) => row.id)).toEqual([id]);
		await expect(chooseMainCompany(administrator, 'nothing')).rejects.toMatchObject(
			refusal('not-found')
		);
		expect((await verifyStore()).faults).toEqual([]);
	});

	it('counts who is to leave, and what is to retire, until the day', async () => {
		const hr = await company.as('hr');
		const stay = (await currentStructure()).records.incumbencies.find(
			({ employeeId }) => employeeId === company.employeeId('luis')
		)!;
		const { seen } = await readHolder(hr, stay.postId, stay.id);
		const form = leaveForm.parse({ what: 'leave', date: '2026-04-30', seen });
		const { digest } = await releasePerson(hr, stay.id, form);
		await releasePerson(hr, stay.id, { ...form, confirmed: digest });
		await retirePosition(hr, 'RH-01', { on: '2026-05-01' });
		const counts = async (days: number) => {
			const ctx = await company.as('administrator', later(days));
			const { employees, positions } = await readCompany(ctx, id);
			return [employees, positions];
		};
		expect(await counts(0)).toEqual([6, 4]);
		expect(await counts(60)).toEqual([5, 3]);
	});

	it('is the administrator’s alone', async () => {
		for (const person of ['hr', 'auditor', 'ana', 'boss'] as const) {
			const ctx = await company.as(person);
			for (const attempt of [
				() => listCompanies(ctx),
				() => readCompany(ctx, id),
				() => createCompany(ctx, form()),
				() => changeCompany(ctx, id, form()),
				() => changeLogo(ctx, id, null),
				() => chooseMainCompany(ctx, id),
				() => addHoliday(ctx, id, { date: '2026-05-05', name: 'Puente' }),
				() => removeHoliday(ctx, id, '2026-05-05')
			])
				await expect(attempt()).rejects.toMatchObject(refusal('forbidden'));
		}
	});
});
