import { join } from 'node:path';
import { root } from './processes';

/** What `npm start` runs. */
export const PRODUCT = join(root, 'build/entries/serve.js');

/** The product's settings on a data folder, on any free port. */
export const productOn = (dataDir: string): Record<string, string> => ({
	PORT: '0',
	DATA_DIR: dataDir,
	LOG_LEVEL: 'warn',
	LC_ALL: 'es_MX.UTF-8'
});
