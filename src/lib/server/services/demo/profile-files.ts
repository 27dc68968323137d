import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '$lib/server/formats/yaml';

/** The `profiles/` folder: the nearest one above this module, in dev, test and build alike. */
function profilesFolder(): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	for (;;) {
		const found = join(folder, 'profiles');
		if (existsSync(found)) return found;
		const above = dirname(folder);
		if (above === folder) throw new Error('the folder profiles/ is missing beside the build');
		folder = above;
	}
}

/** The YAML files of a company's profile, by their names inside its folder. */
export function profileFiles(company: string): SourceFile[] {
	const root = join(profilesFolder(), company);
	return readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort()
		.map((path) => ({ file: relative(root, path), bytes: readFileSync(path) }));
}
