import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the build wrote beside the browser's files: the scripts of each page. None in dev. */
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
 * Links that name a page's scripts in its head, so that the browser asks for them together with
 * the entry and not after having read it; '' where a page needs no more than the entry.
 */
export function roomLinks(route: string | null): string {
	list ??= readList();
	const files = (route && list[route]) || [];
	return files.map((file) => `<link rel="modulepreload" href="/${file}" />`).join('');
}
