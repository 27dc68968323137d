import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './processes';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	scripts: { start: string };
};
const [settings = '', flags = ''] = scripts.start.split(/ ?exec node /);

/** What `npm start` runs once it has built, with the flags that it gives to Node. */
export const PRODUCT = join(root, 'build/entries/serve.js');
export const FLAGS = flags.split(' ').filter((word) => word.startsWith('-'));

/** The product's settings on a data folder, on any free port; the allocator's are those of `npm start`. */
export const productOn = (dataDir: string): Record<string, string> => ({
	...Object.fromEntries(settings.split(' ').map((pair) => pair.split('='))),
	PORT: '0',
	DATA_DIR: dataDir,
	LOG_LEVEL: 'warn',
	LC_ALL: 'es_MX.UTF-8'
});
