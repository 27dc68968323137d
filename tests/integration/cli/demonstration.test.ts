import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledgementTallies } from '../../../src/lib/server/db/acknowledgement-figures';
import { listAccounts } from '../../../src/lib/server/db/accounts/users';
import { demonstrationState } from '../../../src/lib/server/db/demonstration';
import { issuedHeads, versionHeadsIn } from '../../../src/lib/server/db/versions';
import { consoleActor } from '../../../src/lib/server/services/accounts/console-actor';
import { signIn } from '../../../src/lib/server/services/accounts/sign-in';
import { settleRequests } from '../../../src/lib/server/services/acknowledgement/settle-requests';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import {
	isEmptyStore,
	loadDemonstration,
	type LoadedDemonstration
} from '../../../src/lib/server/services/demo/load-demonstration';
import { listManuals } from '../../../src/lib/server/services/manual/list-manuals';
import { readEdition } from '../../../src/lib/server/services/manual/read-edition';
import { signInTable } from '../../../src/lib/server/services/demo/sign-in-table';
import { deviceAt } from '../../factories/account';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let loaded: LoadedDemonstration;
let took = 0;
beforeAll(async () => {
	store = await openTestStore();
	expect(await isEmptyStore()).toBe(true);
	const began = performance.now();
	loaded = await loadDemonstration(new Date());
	took = performance.now() - began;
}, 120_000);
afterAll(() => store.close());

describe('the demonstration company', () => {
	it('has the people, positions and units of a real one', async () => {
		const units = await store.raw.collection('units').distinct('recordId');
		console.log(
			`demonstration: ${loaded.people} people, ${loaded.positions} positions, ${units.length} units in ${Math.round(took)} ms`
		);
		expect(loaded.people).toBeGreaterThanOrEqual(25);
		expect(loaded.positions).toBeGreaterThanOrEqual(12);
		expect(units.length).toBeGreaterThanOrEqual(5);
	});

	it('has versions in force, one in review, and drafts', async () => {
		expect((await issuedHeads()).length).toBeGreaterThanOrEqual(8);
		expect((await versionHeadsIn(['in-review'])).length).toBeGreaterThanOrEqual(1);
		expect((await versionHeadsIn(['draft'])).length).toBeGreaterThanOrEqual(1);
	});

	it('keeps a draft whose weights add up to nothing', async () => {
		const drafts = await versionHeadsIn(['draft']);
		expect(drafts.some(({ findings }) => findings?.rules.weights_sum)).toBe(true);
	});

	it('has notices, and none that is older than notices are kept', async () => {
		const notices = await store.raw.collection('notifications').find().toArray();
		expect(notices.length).toBeGreaterThan(5);
		const days = notices.map(({ at }) => (Date.now() - Date.parse(String(at))) / 86_400_000);
		expect(Math.max(...days)).toBeLessThan(180);
	});

	it('has answered requests and open ones', async () => {
		const tallies = await acknowledgementTallies(
			(await issuedHeads()).map(({ id }) => id),
			new Date().toISOString().slice(0, 10)
		);
		const sum = (state: 'requested' | 'acknowledged') =>
			[...tallies.values()].reduce((total, tally) => total + (tally[state] ?? 0), 0);
		expect(sum('acknowledged')).toBeGreaterThan(5);
		expect(sum('requested')).toBeGreaterThan(2);
	});

	it('leaves nobody to be asked for the first time', async () => {
		const ctx = { actor: consoleActor(['hr']), now: new Date() };
		expect(await settleRequests(ctx)).toEqual({ opened: 0, closed: 0 });
	});

	it('nobody did anything in the future', async () => {
		const last = await store.raw.collection('audit_events').findOne({}, { sort: { at: -1 } });
		expect(Date.parse(String(last?.at))).toBeLessThanOrEqual(Date.now());
	});

	it('has a manual with two editions, out of date and due for review, and a draft of the third', async () => {
		const ctx = { actor: consoleActor(['hr']), now: new Date() };
		const [manual] = await listManuals(ctx);
		expect(manual).toMatchObject({
			code: 'MOF-EXC',
			inForce: { number: 2 },
			coming: [{ number: 3, state: 'draft' }],
			stale: [{ kind: 'matrices' }],
			review: { due: true }
		});
		const { content } = await readEdition(ctx, 'MOF-EXC');
		expect(content.modifications.at(-1)?.items.map(({ text }) => text)).toEqual([
			'Creación del puesto: Asesor de Atención Telefónica, en Servicio al Cliente.',
			'Incorporación de Estaciones Afiliadas, con su organigrama, objetivo y funciones.',
			'Incorporación del anexo de matrices de puesto.'
		]);
	});

	it('is found whole by verify', async () => {
		expect((await verifyStore()).faults).toEqual([]);
		expect(await demonstrationState()).toBe('loaded');
	});

	it('gives everybody an account, and tells sign-ins that work', async () => {
		expect((await listAccounts()).length).toBeGreaterThanOrEqual(loaded.people);
		expect(loaded.signIns.map((line) => line.as)).toEqual(
			expect.arrayContaining(['hr', 'manager', 'employee', 'administrator', 'auditor'])
		);
		for (const { login, password, name } of loaded.signIns) {
			const { account } = await signIn({ login, password }, deviceAt(), new Date());
			expect(account.name).toBe(name);
		}
	});

	it('prints them one a line, in columns', () => {
		const table = signInTable(loaded, 'es');
		for (const { name, login, password } of loaded.signIns) {
			const line = table.split('\n').find((text) => text.includes(password));
			expect(line?.trim().split(/ {2,}/).slice(1)).toEqual([name, login, password]);
		}
	});

	it('is no empty store any more', async () => {
		expect(await isEmptyStore()).toBe(false);
	});
});
