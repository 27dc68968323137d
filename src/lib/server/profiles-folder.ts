import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The `profiles/` folder: the nearest one above this module, in dev, test and build alike. */
export function profilesFolder(): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	for (;;) {
		const found = join(folder, 'profiles');
		if (existsSync(join(found, 'holidays'))) return found;
		const above = dirname(folder);
		if (above === folder) throw new Error('the folder profiles/ is missing beside the build');
		folder = above;
	}
}
