import type { BrowserType } from 'playwright';
import { figure, say, type Figure } from './figures';
import type { Walker } from './fill';
import { codeOf } from './large-company';
import type { Served } from './processes';
import { coldWeight } from './weight';

const MOST_REQUESTS = 6;
const MOST_KB = 100;

/**
 * What a browser that was never here fetches for a position's page.
 * @param browser its file
 */
export async function weightFigures(
	server: Served,
	{ token }: Walker,
	browser: string
): Promise<Figure[]> {
	say('A cold browser at the position page');
	// By a variable: the bench is one file, Playwright is not to become part of it.
	const name = 'playwright';
	const { chromium } = (await import(/* @vite-ignore */ name)) as { chromium: BrowserType };
	const launched = await chromium.launch({
		executablePath: browser,
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
	});
	try {
		const url = `http://127.0.0.1:${server.port}`;
		const cookies = [
			{ name: 'escalafon_session', value: token },
			{ name: 'locale', value: 'es' }
		].map((cookie) => ({
			...{ ...cookie, domain: '127.0.0.1', path: '/', expires: -1, httpOnly: false },
			...{ secure: false, sameSite: 'Lax' as const }
		}));
		const { requests, bytes } = await coldWeight(launched, url, cookies, `/positions/${codeOf(1)}`);
		for (const { url: path, bytes: size } of requests) say(`  ${path} ${size}`);
		return [
			figure('cold browser, position page: requests', requests.length, '', MOST_REQUESTS),
			figure('cold browser, position page: transferred', bytes / 1000, 'kB', MOST_KB)
		];
	} finally {
		await launched.close();
	}
}
