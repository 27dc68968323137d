import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAudit } from '../../../src/lib/server/services/audit/seal-audit';
import { useBackupFolder } from '../../../src/lib/server/services/backup/folder';
import { readHealth } from '../../../src/lib/server/services/health/read-health';
import { isReady } from '../../../src/lib/server/services/store/is-ready';
import { foundCompany, later, NOW, type TestCompany } from '../../factories/company';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	useBackupFolder(store.dataDir);
	company = await foundCompany();
});
afterAll(() => store.close());

describe('the state of the system', () => {
	it('is told in parts, the worst of which counts', async () => {
		const health = await readHealth(await company.as('administrator'));
		expect(health.store.documents).toBeGreaterThan(30);
		expect(health.store.collections).toContainEqual({ name: 'positions', documents: 4 });
		expect(health.disk?.total).toBeGreaterThan(health.disk?.free ?? Infinity);
		expect(health.backup).toMatchObject({ state: 'warning', last: null });
		expect(health.seal).toEqual({ state: 'warning', at: null });
		expect(health.state).not.toBe('good');
		expect(health.process.version).toMatch(/^\d+\.\d+\.\d+$/);
	});

	it('says when the trail was sealed, and when that is too long ago', async () => {
		await sealAudit(NOW);
		const at = NOW.toISOString();
		const soon = await readHealth(await company.as('administrator', later(1)));
		expect(soon.seal).toEqual({ state: 'good', at });
		const late = await readHealth(await company.as('administrator', later(3)));
		expect(late.seal).toEqual({ state: 'bad', at });
		expect(late.state).toBe('bad');
	});

	it('is for whoever keeps it running', async () => {
		for (const person of ['hr', 'auditor', 'ana', 'boss'] as const)
			await expect(readHealth(await company.as(person))).rejects.toMatchObject({
				code: 'forbidden'
			});
	});

	it('is ready while the store answers and every migration has been run', async () => {
		expect(await isReady()).toBe(true);
		const migrations = store.raw.collection<{ _id: number }>('migrations');
		const gone = await migrations.findOneAndDelete({ _id: 4 });
		expect(await isReady()).toBe(false);
		await migrations.insertOne(gone!);
		expect(await isReady()).toBe(true);
	});
});
