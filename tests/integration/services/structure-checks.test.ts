import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/lib/domain/organization/checks/set-aside';
import { readNetworkAddress } from '../../../src/lib/domain/organization/network-address';
import { listAccounts } from '../../../src/lib/server/db/accounts/users';
import { actorOf } from '../../../src/lib/server/services/accounts/actor-of';
import type { Context } from '../../../src/lib/server/services/context';
import { recordHistory } from '../../../src/lib/server/services/audit/record-history';
import { loadDemonstration } from '../../../src/lib/server/services/demo/load-demonstration';
import { checkStructure } from '../../../src/lib/server/services/organization/check-structure';
import { findingsList } from '../../../src/lib/server/services/organization/findings-list';
import { readNetwork } from '../../../src/lib/server/services/organization/read-network';
import {
	setFindingAside,
	takeFindingUp
} from '../../../src/lib/server/services/organization/set-aside-finding';
import { saveSetting } from '../../../src/lib/server/services/settings/setting';
import { openTestStore, type TestStore } from '../../setup/database';

const now = new Date();
let store: TestStore;
let as: (email: string) => Promise<Context>;
beforeAll(async () => {
	store = await openTestStore();
	await loadDemonstration(now);
	const accounts = await listAccounts();
	as = async (email) => {
		const account = accounts.find((one) => one.email === email);
		if (!account) throw new Error(`no ${email}`);
		return { actor: await actorOf(account, now), now };
	};
}, 120_000);
afterAll(() => store.close());

const HR = 'marcela.ibarra@rodada.example';
const DIRECTOR = 'teresa.villasenor@rodada.example';
const MANAGER = 'ruben.ochoa@rodada.example';
const EMPLOYEE = 'daniela.fuentes@rodada.example';
const ALL = { check: null, unit: '', aside: '' };
const network = async (email: string, search = '') =>
	readNetwork(await as(email), readNetworkAddress(new URLSearchParams(search)));

describe('the checks of the demonstration company', () => {
	it('find for HR and the auditor exactly what is out of place', async () => {
		const view = await checkStructure(await as(HR), ALL);
		expect(view.counts).toEqual({
			...{ post_without_boss: 0, span_over_limit: 1, unit_without_objective: 0 },
			...{ unit_without_functions: 4, function_in_two_units: 1, recipient_unknown: 1 },
			...{ recipient_without_post: 0, relationship_one_sided: 9, stated_boss_differs: 1 }
		});
		expect(view).toMatchObject({ whole: true, spanLimit: 8, unknownUnit: false });
		const auditor = await checkStructure(await as('auditoria@despacho.example'), ALL);
		expect(auditor.counts).toEqual(view.counts);
	});

	it('are narrowed to a unit with those below it, and to one check', async () => {
		const hr = await as(HR);
		const finance = await checkStructure(hr, { check: null, unit: 'ADF', aside: '' });
		expect(finance.counts).toMatchObject({ unit_without_functions: 3, stated_boss_differs: 1 });
		const one = await checkStructure(hr, { check: 'stated_boss_differs', unit: '', aside: '' });
		expect(one.groups.map(({ check, count }) => [check, count])).toEqual([
			['stated_boss_differs', 1]
		]);
		expect(one.groups[0]?.rows[0]).toMatchObject({
			subject: { code: 'CYC-008' },
			data: { stated: 'Jefatura de Finanzas' }
		});
		expect(await checkStructure(hr, { check: null, unit: 'NADA', aside: '' })).toMatchObject({
			unknownUnit: true
		});
	});

	it('show a manager what is below, and nobody else anything', async () => {
		const director = await checkStructure(await as(DIRECTOR), ALL);
		expect(director).toMatchObject({ whole: false });
		expect(director.counts).toMatchObject({
			...{ span_over_limit: 1, unit_without_functions: 0 },
			...{ relationship_one_sided: 8, stated_boss_differs: 0 }
		});
		// The span is of the own post: that is for the boss above to see.
		const manager = await checkStructure(await as(MANAGER), ALL);
		expect(manager.counts).toMatchObject({ span_over_limit: 0, relationship_one_sided: 3 });
		await expect(checkStructure(await as(EMPLOYEE), ALL)).rejects.toMatchObject({
			code: 'forbidden'
		});
		await expect(checkStructure(await as('sistemas@rodada.example'), ALL)).rejects.toMatchObject({
			code: 'forbidden'
		});
	});

	it('are written as a list in the reader’s language', async () => {
		const { fileName, text } = await findingsList(await as(HR), ALL, 'es');
		expect(fileName).toMatch(/^revisión de la estructura \d{4}-\d\d-\d\d\.csv$/);
		const lines = text.trim().split('\r\n');
		expect(lines).toHaveLength(18);
		expect(lines[1]).toContain('Tiene 14 lugares a su cargo en Servicio al Cliente, ocupados o no');
		expect((await findingsList(await as(HR), ALL, 'en')).text).toContain('Too many places');
		await expect(findingsList(await as(EMPLOYEE), ALL, 'es')).rejects.toMatchObject({
			code: 'forbidden'
		});
	});

	it('follow the limit that the administrator decides', async () => {
		await saveSetting(await as('sistemas@rodada.example'), 'span-of-control', 14);
		const view = await checkStructure(await as(HR), ALL);
		expect(view).toMatchObject({ spanLimit: 14, counts: { span_over_limit: 0 } });
	});
});

describe('a finding that is set aside', () => {
	const UNIT = { check: 'unit_without_functions', unit: 'ADF', aside: '' } as const;
	const seen = async (email = HR) => checkStructure(await as(email), { ...UNIT, aside: '' });
	const first = async () => {
		const row = (await seen()).groups[0]?.rows[0];
		if (!row) throw new Error('no finding');
		return { row, given: { id: row.id, facts: factsOf(row), reason: ' Se escriben en mayo. ' } };
	};

	it('stands apart with who, when and why, is recorded, and is taken up again', async () => {
		const { row, given } = await first();
		const before = (await seen()).counts.unit_without_functions;
		await setFindingAside(await as(HR), given);
		const view = await seen();
		expect(view).toMatchObject({ mayEdit: true, counts: { unit_without_functions: before - 1 } });
		expect(view.groups.flatMap(({ rows }) => rows.map(({ id }) => id))).not.toContain(row.id);
		expect(view.aside).toMatchObject({
			count: 1,
			rows: [{ id: row.id, reason: 'Se escriben en mayo.', at: now.toISOString() }]
		});
		expect(view.aside.rows[0]?.by).toContain('Marcela');
		const auditor = await seen('auditoria@despacho.example');
		expect(auditor).toMatchObject({ mayEdit: false, aside: { count: 1 } });
		const { text } = await findingsList(await as(HR), UNIT, 'es');
		expect(text.trim().split('\r\n').at(-1)).toContain('Se escriben en mayo.');

		await takeFindingUp(await as(HR), row.id);
		expect(await seen()).toMatchObject({
			aside: { count: 0 },
			counts: { unit_without_functions: before }
		});
		const history = await recordHistory(await as(HR), 'finding', row.id);
		expect(history.map(({ action }) => action)).toEqual(['check-taken-up', 'check-set-aside']);
		await expect(takeFindingUp(await as(HR), row.id)).rejects.toThrow('finding-changed');
	});

	it('comes back when it says something else', async () => {
		const asked = { check: 'span_over_limit', unit: '', aside: '' } as const;
		const span = async () => checkStructure(await as(HR), asked);
		const administrator = await as('sistemas@rodada.example');
		await saveSetting(administrator, 'span-of-control', 8);
		const row = (await span()).groups[0]?.rows[0];
		if (!row) throw new Error('no finding');
		const given = { id: row.id, facts: factsOf(row), reason: 'Trabajan en dos turnos' };
		await setFindingAside(await as(HR), given);
		expect(await span()).toMatchObject({ groups: [], aside: { count: 1 } });
		await saveSetting(administrator, 'span-of-control', 9);
		expect(await span()).toMatchObject({ groups: [{ count: 1 }], aside: { count: 0 } });
		// What was read is not what is there by now.
		await expect(setFindingAside(await as(HR), given)).rejects.toThrow('finding-changed');
	});

	it('needs a reason, and human resources to give it', async () => {
		const { given } = await first();
		await expect(setFindingAside(await as(HR), { ...given, reason: ' ' })).rejects.toThrow(
			'reason-missing'
		);
		for (const other of [DIRECTOR, EMPLOYEE, 'auditoria@despacho.example']) {
			await expect(setFindingAside(await as(other), given)).rejects.toThrow('forbidden');
			await expect(takeFindingUp(await as(other), given.id)).rejects.toThrow('forbidden');
		}
	});
});

describe('the network of the demonstration company', () => {
	it('counts what passes from unit to unit, and tells what it is', async () => {
		const view = await network(EMPLOYEE, 'from=COM&to=ADF');
		expect(view).toMatchObject({ withPost: 23, withMatrix: 15, flows: null, unknown: false });
		const { units, cells, chosen } = view.table!;
		expect(units.map(({ code }) => code)).toEqual(['DIR', 'EXC', 'COM', 'ADF', 'TEC']);
		const count = (from: string, to: string) =>
			cells.find((cell) => units[cell.from]?.code === from && units[cell.to]?.code === to)?.count;
		expect([count('EXC', 'EXC'), count('COM', 'ADF'), count('ADF', 'DIR')]).toEqual([47, 2, 1]);
		expect(chosen?.rows).toHaveLength(2);
		expect((await network(EMPLOYEE, 'level=each')).table?.units.length).toBeGreaterThan(10);
	});

	it('tells what nobody receives and what two positions hand over', async () => {
		const { nobody, twice } = await network(EMPLOYEE);
		expect(nobody.rows.map(({ name, to }) => [name, to[0]?.kind])).toEqual([
			['Resumen de la calibración', 'unknown']
		]);
		expect(twice.rows.map((same) => same.map(({ from }) => from.code).sort())).toEqual([
			['ATC-014', 'RET-012']
		]);
		const elsewhere = await network(EMPLOYEE, 'position=RHU-006');
		expect([elsewhere.nobody.count, elsewhere.twice.count]).toEqual([0, 0]);
	});

	it('shows of a position whom it receives from and whom it hands to, outsiders too', async () => {
		const { flows } = await network(EMPLOYEE, 'position=CYC-008');
		expect(flows).toMatchObject({ kind: 'position', withMatrix: 1, units: 'Crédito y Cobranza' });
		expect(flows?.outgoing.map(({ partner }) => partner)).toContainEqual({
			...{ kind: 'external', code: '', name: 'Despacho legal' }
		});
		expect(flows?.incoming.map(({ partner }) => partner.code)).toContain('ATC-014');
		const often = flows?.outgoing.flatMap(({ items }) => items.map(({ frequency }) => frequency));
		expect(often).toContain('daily');
	});

	it('shows of a unit which of its positions is meant, and what stays within', async () => {
		const { flows } = await network(EMPLOYEE, 'unit=RHU');
		expect(flows).toMatchObject({ kind: 'unit', positions: 2, withMatrix: 1, within: 6 });
		expect(flows?.incoming.map(({ partner }) => partner.code)).toEqual([
			'CAL-005',
			'ATC-002',
			'EST-007',
			'EXC-001'
		]);
		expect(flows?.incoming[3]?.items[0]?.own?.code).toBe('RHU-003');
		expect(await network(EMPLOYEE, 'unit=NADA')).toMatchObject({ unknown: true, flows: null });
	});
});
