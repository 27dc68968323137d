import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lastSeal } from '../../../src/lib/server/db/audit';
import { openStore, pingStore } from '../../../src/lib/server/db/connection';
import { migrate } from '../../../src/lib/server/db/migrations';
import { useAuditKey } from '../../../src/lib/server/services/audit/audit-key';
import { startOrExit } from '../../../src/lib/server/start';
import { foundCompany } from '../../factories/company';

/** A store that is no longer new: a start loads nothing into it and prints no link. */
let dataDir: string;
const before = { ...process.env };
beforeAll(async () => {
	dataDir = mkdtempSync(join(tmpdir(), 'escalafon-start-'));
	const store = await openStore({ mongodbUri: null, dataDir });
	await migrate();
	useAuditKey({ auditKey: null, dataDir });
	await foundCompany();
	await store.close();
	Object.assign(process.env, { DATA_DIR: dataDir, MONGODB_URI: '', LOG_LEVEL: 'silent' });
});
afterAll(() => {
	process.env = before;
	rmSync(dataDir, { recursive: true, force: true });
});

const askToEnd = () => process.emit('sveltekit:shutdown' as never, 'SIGTERM' as never);

async function eventually(holds: () => Promise<boolean>): Promise<boolean> {
	for (let tries = 0; tries < 100; tries += 1) {
		if (await holds()) return true;
		await pause(50);
	}
	return false;
}

it('seals the audit trail by itself while it runs, and closes the store when asked to end', async () => {
	await startOrExit();
	expect(await eventually(async () => (await lastSeal()) !== null)).toBe(true);
	askToEnd();
	expect(await eventually(async () => !(await pingStore()))).toBe(true);
});

it('leaves no store open when it is asked to end while it is opening it', async () => {
	const starting = startOrExit();
	askToEnd();
	await starting;
	expect(await pingStore()).toBe(false);
});
