import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordHistory } from '../../../src/lib/server/services/audit/record-history';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { readDraft } from '../../../src/lib/server/services/matrix/read-draft';
import {
	addAlias,
	removeAlias
} from '../../../src/lib/server/services/organization/change-aliases';
import { listAliases } from '../../../src/lib/server/services/organization/list-aliases';
import { foundCompany, type TestCompany } from '../../factories/company';
import { published, submitted } from '../../factories/life';
import { soundFunction } from '../../factories/matrix-content';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
const delivering = (id: string, name: string) => {
	const row = soundFunction(id, 'Entregar el reporte del día');
	const recipients = [{ id: `${id}r`, kind: 'text' as const, positionId: null, name }];
	return { ...row, deliverables: row.deliverables.map((each) => ({ ...each, recipients })) };
};
beforeAll(async () => {
	store = await openTestStore();
	company = await foundCompany();
	const functions = [
		delivering('a', 'Jefe Jr'),
		delivering('b', 'JEFE JR'),
		delivering('c', 'La caja')
	];
	await published(company, 'ATC-02', { content: { functions } });
	await submitted(company, 'RH-01', { content: { functions: functions.slice(0, 1) } });
});
afterAll(() => store.close());

describe('other names of positions', () => {
	it('say how many deliverables lean on them, published and open', async () => {
		const { rows, total } = await listAliases(await company.as('hr'), '');
		expect(total).toBe(1);
		expect(rows[0]).toMatchObject({
			name: 'Jefe Jr',
			position: { code: 'ATC-01', retired: false },
			deliverables: 3
		});
	});

	it('are found by name, by title and by code', async () => {
		const hr = await company.as('hr');
		for (const query of ['jefe', 'jefatura atencion', 'atc-01'])
			expect((await listAliases(hr, query)).rows, query).toHaveLength(1);
		expect((await listAliases(hr, 'ventanilla')).rows).toEqual([]);
	});

	it('once added are recognised by the editor and the linter', async () => {
		const unknown = async () => {
			const draft = await readDraft(await company.as('hr'), 'RH-01');
			const known = draft.positions.find(({ code }) => code === 'ATC-02');
			return known?.aliases ?? [];
		};
		expect(await unknown()).toEqual([]);
		await addAlias(await company.as('hr'), { name: ' La   caja ', position: 'ATC-02' });
		expect(await unknown()).toEqual(['La caja']);
		const { rows } = await listAliases(await company.as('administrator'), 'caja');
		expect(rows[0]).toMatchObject({ name: 'La caja', deliverables: 1 });
	});

	it('lead to one position only', async () => {
		const hr = await company.as('hr');
		const add = (name: string, position = 'RH-01') => addAlias(hr, { name, position });
		await expect(add('asistente de ventanilla')).rejects.toMatchObject({
			code: 'alias-is-title',
			data: { code: 'ATC-02' }
		});
		await expect(add('JEFE jr')).rejects.toMatchObject({
			code: 'alias-taken',
			data: { code: 'ATC-01', title: 'Jefatura de Atención' }
		});
		await expect(add('  ')).rejects.toMatchObject({ code: 'alias-missing' });
		await expect(add('Nadie', 'NO-99')).rejects.toMatchObject({ code: 'position-unknown' });
	});

	it('added by two at once lead to one of them', async () => {
		const hr = await company.as('hr');
		const both = await Promise.allSettled(
			['RH-01', 'DIR-01'].map((position) => addAlias(hr, { name: 'Enlace', position }))
		);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await listAliases(hr, 'enlace')).rows).toHaveLength(1);
	});

	it('are taken away and brought back, each with its event', async () => {
		const hr = await company.as('hr');
		const [row] = (await listAliases(hr, 'caja')).rows;
		const gone = await removeAlias(hr, row!.id);
		expect(gone).toEqual({ name: 'La caja', position: 'ATC-02' });
		await expect(removeAlias(hr, row!.id)).rejects.toMatchObject({ code: 'not-found' });
		await addAlias(hr, gone);
		const history = await recordHistory(hr, 'alias', row!.id);
		expect(history.map(({ action }) => action)).toEqual([
			'alias-created',
			'alias-removed',
			'alias-created'
		]);
		expect((await verifyStore()).faults).toEqual([]);
	});

	it('are HR’s and the administrator’s', async () => {
		for (const person of ['ana', 'boss', 'auditor', 'director'] as const) {
			const ctx = await company.as(person);
			const refused = { code: 'forbidden' };
			await expect(listAliases(ctx, '')).rejects.toMatchObject(refused);
			await expect(addAlias(ctx, { name: 'X', position: 'RH-01' })).rejects.toMatchObject(refused);
			await expect(removeAlias(ctx, 'x')).rejects.toMatchObject(refused);
		}
	});
});
