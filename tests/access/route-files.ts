import { readdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../src/routes', import.meta.url));

/** The ids of all routes that answer something: a page or an endpoint lies in their folder. */
export function routeIds(): string[] {
	const ids = readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /^\+(page|server)\b/.test(entry.name))
		.map((entry) => `/${relative(root, entry.parentPath)}`.replace(/\/$/, '') || '/');
	return [...new Set(ids)].sort();
}
