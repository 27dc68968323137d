import { request } from 'node:http';
import { figure, say, type Figure } from './figures';
import type { Walker } from './fill';
import { codeOf } from './large-company';
import type { Served } from './processes';

const MOST_REQUESTS = 6;
const MOST_KB = 100;

/** One transfer as a browser that takes compressed answers: head and body as they came. */
function transferred(
	port: number,
	path: string,
	cookie: string
): Promise<{ bytes: number; encoding: string; body: Buffer }> {
	return new Promise((resolve, reject) => {
		const headers = { accept: 'text/html,*/*', 'accept-encoding': 'gzip, deflate, br', cookie };
		request({ host: '127.0.0.1', port, path, headers }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => {
				const body = Buffer.concat(chunks);
				const head = response.rawHeaders.join('').length + 4 * response.rawHeaders.length;
				const encoding = response.headers['content-encoding'] ?? '';
				resolve({ bytes: head + body.length, encoding, body });
			});
		})
			.on('error', reject)
			.end();
	});
}

/** What a page names that a browser loads by itself: styles, scripts, icons, pictures. */
function namedIn(html: string): string[] {
	const found = [
		...html.matchAll(/<link[^>]+rel="(?:stylesheet|modulepreload|icon)"[^>]*>/g),
		...html.matchAll(/<(?:img|script)[^>]+src="[^"]+"[^>]*>/g)
	].flatMap(([tag]) => /(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? []);
	const imported = [...html.matchAll(/import\("([^"]+)"\)/g)].flatMap(([, path]) => path ?? []);
	// An icon of a sprite is the sprite's file, once.
	const drawn = [...html.matchAll(/<use[^>]+href="([^"#]+)#/g)].flatMap(([, path]) => path ?? []);
	return [...new Set([...found, ...imported, ...drawn])].filter(
		(path) => !path.startsWith('data:')
	);
}

/** A cold browser at a position's page. */
export async function weightFigures(server: Served, walker: Walker): Promise<Figure[]> {
	say('A cold browser at the position page');
	const cookie = `escalafon_session=${walker.token}; locale=es`;
	const path = `/positions/${codeOf(1)}`;
	const page = await transferred(server.port, path, cookie);
	const { brotliDecompressSync, gunzipSync } = await import('node:zlib');
	const html =
		page.encoding === 'br'
			? brotliDecompressSync(page.body)
			: page.encoding === 'gzip'
				? gunzipSync(page.body)
				: page.body;
	let bytes = page.bytes;
	let requests = 1;
	for (const named of namedIn(html.toString())) {
		const address = new URL(named, `http://127.0.0.1${path}`);
		const file = await transferred(server.port, address.pathname, cookie);
		say(`  ${address.pathname} ${file.bytes}`);
		bytes += file.bytes;
		requests += 1;
	}
	say(`  ${path} ${page.bytes}`);
	return [
		figure('cold browser, position page: requests', requests, '', MOST_REQUESTS),
		figure('cold browser, position page: transferred', bytes / 1000, 'kB', MOST_KB)
	];
}
