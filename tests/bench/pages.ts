import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildEmptyKit } from './empty-page';
import { figure, print, say, type Figure } from './figures';
import type { Filled, Walker } from './fill';
import type { Size } from './large-company';
import { measure, measureKinds, type Cost } from './cpu';
import { cpuOf, part, pssOf, root, serve, type Served } from './processes';
import { FLAGS, PRODUCT, productOn } from './product-on';
import { startFigures } from './starting';
import { openingFigures } from './store-of';
import { kinds, KINDS, visitorsOf, type Kind } from './visits';
import { connection, walk } from './walk';
import { weightFigures } from './weight-figures';
import { writeEachSecond } from './writing';

const NORMAL: Size = { positions: 200, employees: 1000 };
const LARGE: Size = { positions: 2000, employees: 10_000 };
const REQUESTS_BEFORE_MEMORY = 6000;
const MOST_MEMORY_MB = 200;
const MOST_GROWTH = 1.3;
/** A page kind is walked so long beside somebody who saves once a second. */
const SECONDS_OF_SAVES = 5;
/** Long enough that one collection of garbage does not decide what a view costs. */
const STEADY_SECONDS = 3;
const MOST_SETTLING_MS = 30_000;
const SETTLED_MS = 1000;
const SETTLED_SHARE = 0.02;
/** Views of pages that were never seen. */
const UNSEEN = 80;

/** A company in a folder of its own, filled in a process of its own. */
function companyOf(folder: string, { positions, employees }: Size): Filled {
	const began = performance.now();
	const printed = part('fill', folder, String(positions), String(employees));
	say(`  ${employees} people filled in ${((performance.now() - began) / 1000).toFixed(1)} s`);
	return JSON.parse(printed) as Filled;
}

const NAMES: Record<Kind, string> = {
	home: 'home',
	positions: 'positions list',
	matrix: 'published matrix',
	draft: 'draft read',
	form: 'matrix form',
	acknowledgement: 'acknowledgement page',
	list: 'list of 1,000 acknowledgements'
};

function figuresOf(title: string, costs: Record<Kind, Cost>, withGoals: boolean): Figure[] {
	return kinds.flatMap((kind) => {
		const cost = costs[kind];
		const of = `${NAMES[kind]}, ${title}`;
		return [
			figure(`${of}: CPU beside the floor`, cost.ratio, '×', withGoals ? KINDS[kind] : null),
			figure(`${of}: CPU a view`, cost.cpu, 'µs'),
			figure(`${of}: views a second`, cost.perSecond, '/s', null, 'higher'),
			figure(`${of}: p50`, cost.p50, 'ms'),
			figure(`${of}: p95`, cost.p95, 'ms')
		];
	});
}

/** Sixteen people at the product on a filled folder, while `work` asks. */
async function at<T>(folder: string, work: (server: Served) => Promise<T>): Promise<T> {
	const server = await serve(PRODUCT, productOn(folder), FLAGS);
	try {
		return await work(server);
	} finally {
		await server.stop();
	}
}

/**
 * Sixteen people on all kinds of pages, from a fresh start: the compilers and what runs at a start have
 * settled then.
 * @returns how often they asked
 */
async function walkAll(server: Served, walkers: readonly Walker[]): Promise<number> {
	const visitors = visitorsOf(walkers, 'all');
	let asked = 0;
	for (let from = 0; asked < REQUESTS_BEFORE_MEMORY; from += 50) {
		const some = visitors.map(({ at: go, agent }) => ({
			agent,
			at: (step: number) => go(from + step)
		}));
		asked += (await walk(server, some, 50)).views;
	}
	for (const { agent } of visitors) agent.destroy();
	await settled(server);
	return asked;
}

/** Waits until the work of a start, larger the larger the company, is done; half a minute at most. */
async function settled({ pid }: Served): Promise<void> {
	for (let waited = 0; waited < MOST_SETTLING_MS; waited += SETTLED_MS) {
		const before = cpuOf(pid);
		await setTimeout(SETTLED_MS);
		if (cpuOf(pid) - before < SETTLED_MS * 1000 * SETTLED_SHARE) return;
	}
}

/** What is held after so many requests. */
function memoryFigure(server: Served, asked: number): Figure {
	const held = pssOf(server.pid);
	say(`  ${held.toFixed(0)} MB after ${asked} requests`);
	return figure(`memory (PSS) after ${asked} requests`, held, 'MB', MOST_MEMORY_MB);
}

/**
 * The bench of pages: what reading costs beside a bare server and beside Kit's own empty page.
 * @param quick the CPU of 16 people alone, for work on the product
 */
export async function benchPages({ quick }: { quick: boolean }): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'escalafon-bench-'));
	const floor = await serve(join(root, 'tests/bench/floor.js'));
	const figures: Figure[] = [];
	try {
		say('A company of 1,000 people and 200 positions');
		const normal = join(folder, 'normal');
		const filled = companyOf(normal, NORMAL);
		const { walkers } = filled;
		let usual: Reading | undefined;
		await at(normal, async (server) => {
			figures.push(memoryFigure(server, await walkAll(server, walkers)));
			say('16 people');
			usual = await readAll(server, floor, walkers);
			figures.push(...figuresOf('16 people', usual.again, true));
			figures.push(...figuresOf('16 people, never seen before', usual.unseen, false));
			if (quick) return;
			say('1 person');
			const alone = await measureKinds(server, floor, walkers.slice(0, 1), 300);
			figures.push(...figuresOf('1 person', alone, false));
			say('16 people, and somebody who saves a draft every second');
			const writer = writeEachSecond(server, filled);
			const written = await measureKinds(server, floor, walkers, 160, {
				leastSeconds: SECONDS_OF_SAVES
			});
			const saves = await writer.stop();
			say(`  ${saves} saves`);
			// Without one, the figures beside it are those of pages that nobody disturbed.
			figures.push(
				figure(
					'saves while these were measured',
					saves,
					'',
					SECONDS_OF_SAVES * kinds.length,
					'higher'
				)
			);
			figures.push(...figuresOf('16 people beside one save a second', written, false));
			figures.push(...(await weightFigures(server, walkers[0]!, process.env.CHROMIUM_PATH ?? '')));
		});
		if (!quick && usual) {
			figures.push(...(await emptyKitFigures(floor)));
			figures.push(...(await startFigures(folder)));
			figures.push(...(await openingFigures(folder)));
			figures.push(...(await growthFigures(folder, floor, usual)));
		}
	} finally {
		await floor.stop();
		rmSync(folder, { recursive: true, force: true });
	}
	print('pages', figures);
}

/** Pages that were asked before, and pages that never were. */
interface Reading {
	again: Record<Kind, Cost>;
	unseen: Record<Kind, Cost>;
}

async function readAll(
	server: Served,
	floor: Served,
	walkers: readonly Walker[]
): Promise<Reading> {
	const again = await measureKinds(server, floor, walkers, 1200, { leastSeconds: STEADY_SECONDS });
	say('16 people, every page for the first time');
	const unseen = await measureKinds(server, floor, walkers, UNSEEN, { unseen: true });
	return { again, unseen };
}

/** What ten times the company costs a view, beside the usual one's cost. */
async function growthFigures(folder: string, floor: Served, usual: Reading): Promise<Figure[]> {
	say('Ten times the company');
	const large = join(folder, 'large');
	const { walkers } = companyOf(large, LARGE);
	// As warm as the other one was: a start costs more the more there is.
	const grown = await at(large, async (server) => {
		await walkAll(server, walkers);
		return readAll(server, floor, walkers);
	});
	const growth = (kind: Kind, of: keyof Reading) => grown[of][kind].cpu / usual[of][kind].cpu;
	return kinds.flatMap((kind) => [
		figure(`${NAMES[kind]}: CPU with 10 × the data`, growth(kind, 'again'), '×', MOST_GROWTH),
		figure(
			`${NAMES[kind]}, never seen before: CPU with 10 × the data`,
			growth(kind, 'unseen'),
			'×',
			MOST_GROWTH
		)
	]);
}

async function emptyKitFigures(floor: Served): Promise<Figure[]> {
	say('Kit’s own empty page');
	const kit = await serve(await buildEmptyKit(), { PORT: '0', HOST: '127.0.0.1' });
	try {
		const visitors = () =>
			Array.from({ length: 16 }, () => ({ agent: connection(), at: () => ({ path: '/' }) }));
		const cost = await measure(kit, floor, visitors, 4000);
		say(`  ${cost.cpu.toFixed(0)} µs · ${cost.ratio.toFixed(1)} ×`);
		return [figure('Kit’s own empty page: CPU beside the floor', cost.ratio, '×')];
	} finally {
		await kit.stop();
	}
}
