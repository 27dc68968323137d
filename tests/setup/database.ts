import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { openStore, type Store } from '../../src/lib/server/db/connection';
import { migrate } from '../../src/lib/server/db/migrations';
import { useAuditKey } from '../../src/lib/server/services/audit/audit-key';

export interface TestStore extends Store {
	dataDir: string;
	/** The raw database, past every model. */
	raw: NonNullable<typeof mongoose.connection.db>;
}

/**
 * A store with a database of its own, migrated: the embedded default, or the server that
 * TEST_MONGODB_URI names. Close it after the tests of a file.
 * @param auditKey signs the audit trail; by default a key of the store's own
 */
export async function openTestStore(auditKey: string | null = null): Promise<TestStore> {
	const uri = process.env.TEST_MONGODB_URI ?? null;
	const dataDir = mkdtempSync(join(tmpdir(), 'escalafon-test-'));
	const database = `test_${randomBytes(6).toString('hex')}`;
	const store = await openStore({ mongodbUri: uri, dataDir, database });
	await migrate();
	useAuditKey({ auditKey, dataDir });
	const raw = mongoose.connection.db;
	if (!raw) throw new Error('the store is not connected');
	console.log(`store under test: ${uri === null ? 'embedded' : 'TEST_MONGODB_URI'}`);
	return {
		...store,
		dataDir,
		raw,
		close: async () => {
			// The embedded store goes with its folder; served over TCP it refuses to drop what is
			// insert-only (13), a real server does not.
			if (uri !== null)
				await raw.dropDatabase().catch((error: { code?: number }) => {
					if (error.code !== 13) throw error;
				});
			await store.close();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}
