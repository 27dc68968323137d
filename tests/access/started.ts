import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { readSettings } from '../../src/lib/server/settings';
import { closeProduct, openProduct } from '../../src/lib/server/start';
import { startProduct, type Product } from '../setup/product';
import { foundAccessCompany, type AccessCompany } from './company';

export interface StartedCompany extends AccessCompany {
	product: Product;
	stop: () => Promise<void>;
}

/** The product on the small company, in a folder of its own. */
export async function startAccessCompany(): Promise<StartedCompany> {
	const dataDir = mkdtempSync(join(tmpdir(), 'escalafon-access-'));
	await openProduct(readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' }), 'web');
	const company = await foundAccessCompany(async (_id) => {
		const users = mongoose.connection.collection<{ _id: string }>('users');
		await users.updateOne({ _id }, { $set: { deactivatedAt: new Date().toISOString() } });
	});
	await closeProduct();
	const product = await startProduct({ DATA_DIR: dataDir });
	return {
		...company,
		product,
		stop: async () => {
			await product.stop();
			rmSync(dataDir, { recursive: true, force: true });
		}
	};
}
