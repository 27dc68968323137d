import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the build wrote beside the browser's files: scripts and styles of each page. None in dev. */
function readList(): Record<string, string[]> {
	let folder = dirname(fileURLToPath(import.meta.url));
	for (;;) {
		const file = join(folder, 'client/_app/rooms.json');
		if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>;
		const above = dirname(folder);
		if (above === folder) return {};
		folder = above;
	}
}
let list: Record<string, string[]> | undefined;

/**
 * Links that name a page's styles and scripts in its head, so that it never shows without the former
 * and the browser asks for the latter together with the entry; '' where a page needs no more than that.
 */
export function roomLinks(route: string | null): string {
	list ??= readList();
	const files = (route && list[route]) || [];
	return files
		.map(
			(file) =>
				`<link rel="${file.endsWith('.css') ? 'stylesheet' : 'modulepreload'}" href="/${file}" />`
		)
		.join('');
}
