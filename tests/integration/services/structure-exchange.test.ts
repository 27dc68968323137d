import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportKind } from '../../../src/lib/domain/organization/exchange/report';
import { consoleActor } from '../../../src/lib/server/services/accounts/console-actor';
import { listEvents } from '../../../src/lib/server/services/audit/list-events';
import {
	exportStructure,
	exportTable
} from '../../../src/lib/server/services/organization/exchange/export-structure';
import { checkStructureImport } from '../../../src/lib/server/services/organization/exchange/plan-import';
import { saveStructureImport } from '../../../src/lib/server/services/organization/exchange/save-import';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';
import { importStructure } from '../../../src/lib/server/services/organization/import-structure';
import { collectionCounts } from '../../../src/lib/server/db/statistics';
import { foundCompany, NOW, smallStructure, type TestCompany } from '../../factories/company';
import { published } from '../../factories/life';
import { anyStructure } from '../../factories/any-structure';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
beforeEach(async () => {
	store = await openTestStore();
});
afterEach(() => store.close());

const FROM = '2026-04-01';
const hr = { actor: consoleActor(['hr', 'administrator']), now: NOW };
const fileOf = (kind: ImportKind, text: string, from = FROM) => ({
	...{ kind, from, fileName: 'archivo' },
	bytes: new TextEncoder().encode(text)
});
const whole = async (): Promise<string> => (await exportStructure(hr, null)).text;
const check = (kind: ImportKind, text: string, from = FROM) =>
	checkStructureImport(hr, fileOf(kind, text, from));
async function save(kind: ImportKind, text: string, from = FROM) {
	const { digest } = await check(kind, text, from);
	return saveStructureImport(hr, fileOf(kind, text, from), digest);
}
const said = (report: Awaited<ReturnType<typeof check>>) =>
	report.lines.map(({ line, state, fault }) => `${line} ${fault?.code ?? state}`);

describe('the whole structure as a file', () => {
	it('comes back equal in an empty store, and over itself changes nothing', async () => {
		await fc.assert(
			fc
				.asyncProperty(anyStructure, async (structure) => {
					await loadStructure(hr, structure);
					const first = await whole();
					const before = await collectionCounts();
					expect((await check('structure', first)).counts).toMatchObject({
						...{ new: 0, changed: 0, fault: 0 }
					});
					const again = await importStructure(hr, [
						{ file: 'a.yaml', bytes: new TextEncoder().encode(first) }
					]);
					expect(again.loaded).toMatchObject({ created: 0, changed: 0 });
					expect(await collectionCounts()).toEqual(before);
					await store.close();
					store = await openTestStore();
					await importStructure(hr, [{ file: 'a.yaml', bytes: new TextEncoder().encode(first) }]);
					expect(await whole()).toBe(first);
				})
				.afterEach(async () => {
					await store.close();
					store = await openTestStore();
				}),
			{ numRuns: 12, seed: 20260401 }
		);
	}, 120_000);

	it('as of a date holds what holds then', async () => {
		await loadStructure(hr, smallStructure());
		await save('posts', 'Puesto,Unidad,Plazas\nAsistente de Ventanilla,ATC,5\n');
		expect((await exportStructure(hr, '2026-03-31')).text).toContain('headcount: 3');
		const after = (await exportStructure(hr, FROM)).text;
		expect(after).toContain('headcount: 5');
		expect(after).not.toContain('headcount: 3');
		expect((await exportStructure(hr, '2019-01-01')).text).not.toContain('units:');
	});

	it('keeps a record that was renamed', async () => {
		await loadStructure(hr, smallStructure());
		const before = (await currentStructure()).records;
		const text = (await whole())
			.replaceAll('ATC-02.ATC', 'VEN.ATC')
			.replace('key: VEN.ATC', 'key: VEN.ATC\n    formerly: [ATC-02.ATC]');
		const renamed = text
			.replace('code: ATC\n', 'code: VEN\n')
			.replaceAll('unit: ATC\n', 'unit: VEN\n');
		await save('structure', renamed);
		const after = (await currentStructure()).records;
		expect(after.units.map(({ id }) => id).sort()).toEqual(before.units.map(({ id }) => id).sort());
		expect(after.units.map(({ code }) => code)).toContain('VEN');
		expect(after.posts.map(({ id }) => id).sort()).toEqual(before.posts.map(({ id }) => id).sort());
		const bare = `escalafon: structure/1\nunits: [{ code: NUE, formerly: [VEN], name: Nueva, kind: área, parent: DIR, company: ACME, from: 2020-01-01 }]\n`;
		await save('structure', bare);
		const last = (await currentStructure()).records.units;
		expect(last).toHaveLength(before.units.length);
		expect(last.find(({ code }) => code === 'NUE')?.name).toBe('Nueva');
	});

	it('says every fault with its place, and refuses what breaks a rule', async () => {
		await loadStructure(hr, smallStructure());
		const unknown =
			'escalafon: structure/1\nunits: [{ code: X, name: X, kind: x, parent: NADA, company: ACME, from: 2024-01-01 }]\n';
		await expect(check('structure', unknown)).rejects.toMatchObject({
			code: 'file-unreadable',
			details: [{ line: 2, column: 46, code: 'unknown-reference' }]
		});
		const second =
			'escalafon: structure/1\nunits: [{ code: X, name: X, kind: x, company: ACME, from: 2024-01-01 }]\n';
		expect(said(await check('structure', second))).toEqual(['2 several-roots']);
		await expect(save('structure', second)).rejects.toMatchObject({ code: 'import-has-faults' });
	});
});

describe('tables of posts and employees', () => {
	let company: TestCompany;
	beforeEach(async () => {
		company = await foundCompany();
	});

	it('come back without a change, in both languages', async () => {
		for (const locale of ['es', 'en'] as const)
			for (const table of ['posts', 'employees'] as const) {
				const { text } = await exportTable(hr, table, { date: FROM, locale });
				const report = await check(table, text);
				expect(report).toMatchObject({ ignored: [], absent: 0 });
				expect(report.counts).toMatchObject({ new: 0, changed: 0, fault: 0 });
				expect(report.counts.unchanged).toBe(table === 'posts' ? 4 : 6);
			}
	});

	it('let no cell run as a formula, and give it back as it was', async () => {
		await save('employees', 'number;given names;family names;hire date\n77;=1+1;@Gil;1/4/2026\n');
		const { text } = await exportTable(hr, 'employees', { date: FROM, locale: 'es' });
		expect(text).toContain(`77,"'=1+1","'@Gil"`);
		expect((await check('employees', text)).counts).toMatchObject({ changed: 0, fault: 0 });
	});

	it('are read in Windows-1252 with semicolons, say row by row what would change, and save it as one', async () => {
		await published(company, 'ATC-02', { content: { title: 'Asistente de Ventanilla' } });
		const text =
			'No. de empleado;Nombre(s);Apellidos;Fecha de ingreso;Fecha de baja;Puesto;Unidad\r\n' +
			'303;Begoña;Núñez Gil;15 mar 2026;;Asistente de Ventanilla;Atención\r\n' +
			'301;;;;31/03/2026;;\r\n300;Berta;;;;Jefatura de Atención;ATC\r\n';
		const bytes = Buffer.from(text, 'latin1');
		const file = { ...fileOf('employees', ''), bytes: new Uint8Array(bytes) };
		const report = await checkStructureImport(hr, file);
		expect(said(report)).toEqual(['2 new', '3 changed', '4 unchanged']);
		expect(report.lines[0]).toMatchObject({ name: 'Begoña Núñez Gil' });
		expect(report.lines[1]?.changes).toEqual(
			expect.arrayContaining([{ path: 'leftOn', before: null, after: '2026-04-01' }])
		);
		expect(report.absent).toBe(4);
		expect(await saveStructureImport(hr, file, report.digest)).toMatchObject({ created: 2 });
		const { records } = await currentStructure();
		const ana = records.employees.find(({ number }) => number === '301');
		expect(ana?.leftOn).toBe('2026-04-01');
		expect(records.incumbencies.find(({ employeeId }) => employeeId === ana?.id)?.validTo).toBe(
			'2026-04-01'
		);
		const events = await listEvents(await company.as('hr'), {});
		expect(events.rows.map(({ action }) => action)).toEqual(
			expect.arrayContaining(['employee-created', 'incumbency-created', 'employee-changed'])
		);
		expect(said(await checkStructureImport(hr, file))).toEqual([
			...['2 unchanged', '3 unchanged', '4 unchanged']
		]);
	});

	it('ask joiners for what is in force', async () => {
		await published(company, 'ATC-02', { content: { title: 'Asistente de Ventanilla' } });
		const text =
			'number,first name,last name,hire date,position,unit\n303,Eva,Luna,2026-03-16,Asistente de Ventanilla,ATC\n';
		expect((await save('employees', text, '2026-03-16')).requests).toMatchObject({ opened: 1 });
	});

	it('hold to the rules: no more people than places, no circle', async () => {
		const many = ['401', '402']
			.map((number) => `${number},A,B,2026-04-01,Jefatura de Atención,ATC`)
			.join('\n');
		const crowded = await check(
			'employees',
			`number,given names,family names,hire date,position,unit\n${many}\n`
		);
		expect(crowded.counts.fault).toBe(1);
		expect(crowded.lines[0]?.fault?.code).toBe('over-headcount');
		expect(said(await check('posts', 'Clave,Unidad,Reporta a\nDIR-01,DIR,ATC-02\n'))).toEqual([
			'2 post-circle'
		]);
	});

	it('save nothing while a row is wrong, or once the structure is another one', async () => {
		const text = 'Puesto,Unidad,Plazas\nAsistente de Ventanilla,ATC,4\nNadie,ATC,1\n';
		const before = await whole();
		expect(said(await check('posts', text))).toEqual(['3 position-unknown', '2 changed']);
		await expect(save('posts', text)).rejects.toMatchObject({ code: 'import-has-faults' });
		const good = 'Puesto,Unidad,Plazas\nAsistente de Ventanilla,ATC,4\n';
		const { digest } = await check('posts', good);
		await save('posts', 'Puesto,Unidad,Plazas\nAsistente de Ventanilla,ATC,7\n', '2026-03-20');
		await expect(saveStructureImport(hr, fileOf('posts', good), digest)).rejects.toMatchObject({
			code: 'import-changed'
		});
		expect(await whole()).not.toBe(before);
		expect((await check('posts', good)).lines[0]?.changes).toEqual([
			{ path: 'headcount', before: '7', after: '4' }
		]);
	});

	it('are refused as a whole where they are no table of the kind', async () => {
		await expect(check('posts', '')).rejects.toMatchObject({ code: 'file-empty' });
		await expect(check('posts', 'a,b\n1,2\n')).rejects.toMatchObject({ code: 'table-heads-posts' });
		await expect(check('employees', 'Puesto\nX\n')).rejects.toMatchObject({
			code: 'table-heads-employees'
		});
		await expect(check('posts', 'Puesto,Unidad\n')).rejects.toMatchObject({ code: 'table-empty' });
		await expect(check('posts', 'PK\u0000\u0001')).rejects.toMatchObject({ code: 'list-no-text' });
		const long = `Puesto,Unidad\n${'a,b\n'.repeat(5001)}`;
		await expect(check('posts', long)).rejects.toMatchObject({ code: 'table-too-long' });
		await expect(check('posts', 'x'.repeat(2_100_000))).rejects.toMatchObject({
			code: 'file-too-large'
		});
		const open = 'Puesto,Unidad\n"Jefatura de Atención,ATC\nOtra,ATC\n';
		expect(said(await check('posts', open))).toEqual(['2 cell-lines']);
	});

	it('are for HR alone; the auditor takes them out, too', async () => {
		const file = fileOf('posts', 'Puesto,Unidad\nX,Y\n');
		for (const person of ['ana', 'boss', 'auditor', 'administrator'] as const) {
			await expect(checkStructureImport(await company.as(person), file)).rejects.toMatchObject({
				code: 'forbidden'
			});
			await expect(saveStructureImport(await company.as(person), file, '')).rejects.toMatchObject({
				code: 'forbidden'
			});
		}
		for (const person of ['ana', 'boss', 'administrator'] as const)
			await expect(exportStructure(await company.as(person), null)).rejects.toMatchObject({
				code: 'forbidden'
			});
		expect((await exportStructure(await company.as('auditor'), null)).text).toContain('ATC');
	});
});
