import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Folders that builds write into; hashing them would make every build stale. */
const MADE = new Set(['node_modules', 'paraglide', '.svelte-kit', 'data']);

/** @param {string} path @param {(file: string) => void} visit */
function walk(path, visit) {
	if (!existsSync(path)) return;
	if (statSync(path).isFile()) return visit(path);
	for (const name of readdirSync(path).sort()) {
		if (!MADE.has(name) && !/\.test\.ts$/.test(name)) walk(join(path, name), visit);
	}
}

/**
 * SHA-256 over names and bytes of the given files and folders: a build is stale when its sources
 * differ, not when clocks do (a fresh clone has today's times on old files).
 * @param {string[]} paths relative to the project
 */
export function hashOf(paths) {
	const hash = createHash('sha256').update(process.versions.modules);
	for (const path of paths) {
		walk(join(root, path), (file) => {
			hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
		});
	}
	return hash.digest('hex');
}
