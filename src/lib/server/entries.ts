import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The file of a second-build entry, the same way in dev, test and build: the nearest
 * `entries/` or `build/entries/` above this module.
 * @throws Error when the entry was never built
 */
export function entryFile(
	name: 'store-worker' | 'backup-worker' | 'manual-worker' | 'cli'
): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	for (;;) {
		for (const place of ['entries', 'build/entries']) {
			const file = join(folder, place, `${name}.js`);
			if (existsSync(file)) return file;
		}
		const above = dirname(folder);
		if (above === folder) throw new Error(`${name} is not built: run npm run build`);
		folder = above;
	}
}
