import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserType, Page } from 'playwright';
import { startSession } from '../../src/lib/server/auth/sessions';
import { openStore } from '../../src/lib/server/db/connection';
import { migrate } from '../../src/lib/server/db/migrations';
import { consoleActor } from '../../src/lib/server/services/accounts/console-actor';
import { createAccount } from '../../src/lib/server/services/accounts/create-account';
import { useAuditKey } from '../../src/lib/server/services/audit/audit-key';
import { loadStructure } from '../../src/lib/server/services/organization/load-structure';
import { figure, print, say, type Figure } from './figures';
import { largeStructure } from './large-company';
import { part, serve } from './processes';
import { FLAGS, PRODUCT, productOn } from './product-on';

const SIZE = { positions: 2000, employees: 3000 };
const MOVES = 240;
const MOST_PAINT_MS = 1_500;
const MOST_DRAWN_MS = 4_000;
const LEAST_FRAMES = 40;
const LONGEST_FRAME_MS = 100;

/** A folder with a company of 2,000 posts and nothing else. @returns what the session cookie carries */
export async function fillChart(dataDir: string): Promise<string> {
	const store = await openStore({ mongodbUri: null, dataDir });
	await migrate();
	useAuditKey({ auditKey: null, dataDir });
	const now = new Date();
	const ctx = { actor: consoleActor(['administrator', 'hr']), now };
	await loadStructure(ctx, largeStructure(SIZE));
	const account = await createAccount(ctx, {
		...{ name: 'Persona de Medición', email: 'medicion@example.com', employee: null },
		...{ roles: ['hr'], password: null }
	});
	const { token } = await startSession(account.id, 'Chromium', now);
	await store.close();
	return token;
}

/** The chart of 2,000 posts in a real browser: first paint, and frames while it is moved. */
export async function chartFigures(browser: string): Promise<Figure[]> {
	const folder = mkdtempSync(join(tmpdir(), 'escalafon-bench-chart-'));
	say(`A chart of ${String(SIZE.positions)} posts`);
	const token = part('fill-chart', folder).trim();
	const server = await serve(PRODUCT, productOn(folder), FLAGS);
	// By a variable: the bench is one file, Playwright is not to become part of it.
	const name = 'playwright';
	const { chromium } = (await import(/* @vite-ignore */ name)) as { chromium: BrowserType };
	const launched = await chromium.launch({
		executablePath: browser,
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
	});
	try {
		const url = `http://127.0.0.1:${String(server.port)}`;
		const context = await launched.newContext({
			locale: 'es-MX',
			viewport: { width: 1280, height: 900 }
		});
		await context.addCookies(
			[
				{ name: 'escalafon_session', value: token },
				{ name: 'locale', value: 'es' }
			].map((cookie) => ({ ...cookie, domain: '127.0.0.1', path: '/' }))
		);
		const page = await context.newPage();
		const figures: Figure[] = [];
		// Whoever looks at a chart has been in the product before: it has read the company already.
		await page.goto(`${url}/positions`, { waitUntil: 'networkidle' });
		for (const [path, title] of [
			['/organization', 'as it opens'],
			['/organization?levels=all&as=chart', 'all open']
		] as const) {
			figures.push(...(await paintFigures(page, `${url}${path}`, title)));
		}
		figures.push(...(await panFigures(page, 'near')));
		await page.getByRole('button', { name: 'Ver completo' }).click();
		figures.push(...(await panFigures(page, 'whole in sight')));
		return figures;
	} finally {
		await launched.close();
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function paintFigures(page: Page, url: string, title: string): Promise<Figure[]> {
	const bytes: number[] = [];
	const count = (size: number) => bytes.push(size);
	const client = await page.context().newCDPSession(page);
	await client.send('Network.enable');
	client.on('Network.loadingFinished', ({ encodedDataLength }) => count(encodedDataLength));
	await page.goto(url, { waitUntil: 'domcontentloaded' });
	await page.locator('[role="tree"] svg > g[transform]').waitFor();
	const { answered, painted, drawn } = await page.evaluate(
		() =>
			new Promise<{ answered: number; painted: number; drawn: number }>((resolve) => {
				requestAnimationFrame(() =>
					resolve({
						answered:
							performance
								.getEntriesByType('navigation')
								.map((entry) => (entry as PerformanceNavigationTiming).responseEnd)[0] ?? 0,
						painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
						drawn: performance.now()
					})
				);
			})
	);
	await page.waitForLoadState('networkidle');
	await client.detach();
	const sum = bytes.reduce((total, size) => total + size, 0);
	return [
		figure(`chart of 2,000 posts, ${title}: the server has answered`, answered, 'ms'),
		figure(`chart of 2,000 posts, ${title}: first paint`, painted, 'ms', MOST_PAINT_MS),
		figure(`chart of 2,000 posts, ${title}: can be moved`, drawn, 'ms', MOST_DRAWN_MS),
		figure(`chart of 2,000 posts, ${title}: transferred`, sum / 1000, 'kB')
	];
}

/** Drags the chart to and fro by the mouse, and reads the time of every frame. */
async function panFigures(page: Page, title: string): Promise<Figure[]> {
	const pane = await page.getByRole('tree').boundingBox();
	if (!pane) throw new Error('the chart has no pane');
	const [x, y] = [pane.x + pane.width / 2, pane.y + pane.height / 2];
	await page.evaluate(() => {
		const frames: number[] = [];
		const tick = (at: number) => {
			frames.push(at);
			requestAnimationFrame(tick);
		};
		requestAnimationFrame(tick);
		Object.assign(window, { frames });
	});
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.evaluate(() => (window as unknown as { frames: number[] }).frames.splice(0));
	for (let move = 1; move <= MOVES; move += 1) {
		const swing = Math.sin((move / MOVES) * 4 * Math.PI);
		await page.mouse.move(x + swing * 340, y - (move / MOVES) * 240);
	}
	const frames = await page.evaluate(() => [...(window as unknown as { frames: number[] }).frames]);
	await page.mouse.up();
	const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
	const seconds = ((frames.at(-1) ?? 0) - (frames[0] ?? 0)) / 1000;
	return [
		figure(`panning 2,000 posts, ${title}`, gaps.length / seconds, '/s', LEAST_FRAMES, 'higher'),
		figure(
			`panning 2,000 posts, ${title}: longest frame`,
			Math.max(...gaps),
			'ms',
			LONGEST_FRAME_MS
		)
	];
}

/** The bench of the chart alone. */
export async function benchChart(): Promise<void> {
	print('chart', await chartFigures(process.env.CHROMIUM_PATH ?? ''));
}
