import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { structureFileSchema, type Structure } from '../../src/lib/domain/organization/schema';
import { openStore } from '../../src/lib/server/db/connection';
import { migrate } from '../../src/lib/server/db/migrations';
import { HANDLERS } from '../../src/lib/server/jobs/handlers';
import { consoleActor } from '../../src/lib/server/services/accounts/console-actor';
import { useAuditKey } from '../../src/lib/server/services/audit/audit-key';
import type { Context } from '../../src/lib/server/services/context';
import { runDueJobs } from '../../src/lib/server/services/jobs/run-jobs';
import { createManual } from '../../src/lib/server/services/manual/create-manual';
import {
	exportManual,
	manualWordState,
	startManualWord
} from '../../src/lib/server/services/manual/manual-word';
import { readDraftEdition } from '../../src/lib/server/services/manual/read-draft-edition';
import { saveEdition } from '../../src/lib/server/services/manual/save-edition';
import { loadStructure } from '../../src/lib/server/services/organization/load-structure';
import { currentStructure } from '../../src/lib/server/services/organization/structure';
import { formOf } from '../factories/manual';
import { largeContent } from '../formats/manual-samples';
import { chartFigures } from './chart-frames';
import { layDownVersion } from './lay-down-version';
import { realMatrix } from './large-company';
import { figure, print, say, type Figure } from './figures';

const UNITS = 40;
const POSTS = 300;
const CODE = 'MOF 001';
const MOST_S = 10;
const MOST_STALL_MS = 100;
const MOST_MB = 250;
const MOST_KEPT_MS = 200;
/** How often a page asks how far the file is, and how many pages do. */
const POLL_MS = 700;
const ASKING = 5;

/** The manual of a company of 40 units in Word, and the chart of 2,000 posts in a browser. */
export async function benchManual(): Promise<void> {
	const word = await wordFigures();
	const browser = process.env.CHROMIUM_PATH;
	print('manual', [...word, ...(browser ? await chartFigures(browser) : [])]);
}

/** The structure that the tests draw, as a file of an organization. */
function structureFile(): Structure {
	const { units, posts } = largeContent(UNITS, POSTS).structure;
	const codeOf = new Map(units.map(({ id, code }) => [id, code]));
	const titles = [...new Set(posts.map(({ title }) => title))];
	const positionOf = new Map(titles.map((title, at) => [title, `P-${String(at + 1)}`]));
	const from = '2020-01-01';
	const company = {
		...{ code: 'BENCH', name: 'Compañía de Medición', country: 'SV' },
		...{ city: 'San Salvador', timeZone: 'America/El_Salvador' }
	};
	return structureFileSchema.parse({
		escalafon: 'structure/1',
		companies: [company],
		units: units.map(({ code, name, kind, parentId, order, objective, functions }) => ({
			...{ code, name, kind, order, objective, functions, company: 'BENCH', from },
			parent: parentId === null ? null : codeOf.get(parentId)
		})),
		positions: titles.map((title) => ({ code: positionOf.get(title), title, company: 'BENCH' })),
		posts: posts.map(({ id, title, unitId, reportsTo, assumed }) => ({
			...{ key: id, reportsTo, assumed, from },
			position: positionOf.get(title),
			unit: codeOf.get(unitId)
		})),
		employees: [],
		incumbencies: []
	});
}

/** Made as the server makes it: by its runner of jobs, in this very process. */
async function wordFigures(): Promise<Figure[]> {
	const dataDir = mkdtempSync(join(tmpdir(), 'escalafon-bench-manual-'));
	const store = await openStore({ mongodbUri: null, dataDir });
	try {
		await migrate();
		useAuditKey({ auditKey: null, dataDir });
		const ctx: Context = { actor: consoleActor(['administrator', 'hr']), now: new Date() };
		say(`A manual of ${String(UNITS)} units and ${String(POSTS)} posts`);
		await loadStructure(ctx, structureFile());
		const { records } = await currentStructure();
		const root = records.units.find(({ parentId }) => parentId === null);
		await createManual(ctx, { code: CODE, title: 'Manual de medición', unitId: root?.id ?? '' });
		const plain = await making(ctx);
		const { pages } = await ready(ctx);
		const began = performance.now();
		const { bytes } = await exportManual(ctx, CODE, 'open');
		const kept = performance.now() - began;

		const matrices = await withAnnex(ctx);
		say(`The same with an annex of ${String(matrices)} matrices`);
		const annexed = await making(ctx);
		const long = await ready(ctx);
		return [
			...makingFigures('manual in Word', plain),
			figure('  pages', pages, 'pages'),
			figure('  size', bytes.byteLength / 1000, 'kB'),
			figure('  asked again', kept, 'ms', MOST_KEPT_MS),
			...makingFigures(`with an annex of ${String(matrices)} matrices`, annexed, false),
			figure('  pages', long.pages, 'pages')
		];
	} finally {
		await store.close();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

/** Every position gets a matrix in force, and the draft takes them all. @returns how many */
async function withAnnex(ctx: Context): Promise<number> {
	const structure = await currentStructure();
	const { positions } = structure.records;
	for (const [number, position] of positions.entries())
		await layDownVersion(ctx, structure, position, realMatrix(number), '2026-01-05');
	const { edition, draft } = await readDraftEdition(ctx, CODE);
	const { revision } = edition;
	await saveEdition(ctx, edition.id, { revision, draft: { ...formOf(draft), annex: true } });
	return (await readDraftEdition(ctx, CODE)).content.annex.length;
}

async function ready(ctx: Context) {
	const state = await manualWordState(ctx, CODE, 'open');
	if (state.state !== 'ready') throw new Error(`the file is ${state.state}`);
	return state;
}

interface Making {
	seconds: number;
	stall: number;
	megabytes: number;
	/** The slowest answer to a page that asks how far it is, ms. */
	slowest: number;
}

/** @param goals of the manual alone; an annex has none of its own for time and memory */
function makingFigures(name: string, made: Making, goals = true): Figure[] {
	return [
		figure(`${name}: from asking to kept`, made.seconds, 's', goals ? MOST_S : null),
		figure('  longest stall of the server meanwhile', made.stall, 'ms', MOST_STALL_MS),
		figure('  memory above what the server had', made.megabytes, 'MB', goals ? MOST_MB : null),
		figure(
			`  slowest answer to ${String(ASKING)} pages that wait`,
			made.slowest,
			'ms',
			MOST_KEPT_MS
		)
	];
}

async function making(ctx: Context): Promise<Making> {
	const before = process.memoryUsage().rss;
	let most = before;
	const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10);
	const delays = monitorEventLoopDelay({ resolution: 5 });
	delays.enable();
	const began = performance.now();
	await startManualWord(ctx, CODE, 'open');
	let done = false;
	const asking = Array.from({ length: ASKING }, (_, at) =>
		pollUntil(ctx, (at * POLL_MS) / ASKING, () => done)
	);
	await runDueJobs(HANDLERS, () => new Date());
	const seconds = (performance.now() - began) / 1000;
	done = true;
	delays.disable();
	clearInterval(watch);
	const times = (await Promise.all(asking)).flat();
	say(`  ${seconds.toFixed(2)} s`);
	return {
		...{ seconds, stall: delays.max / 1e6, megabytes: (most - before) / 2 ** 20 },
		slowest: Math.max(0, ...times)
	};
}

/** Asks as a page does. @returns how long each answer took, ms */
async function pollUntil(ctx: Context, first: number, done: () => boolean): Promise<number[]> {
	const times: number[] = [];
	for (await setTimeout(first); !done(); await setTimeout(POLL_MS)) {
		const began = performance.now();
		await manualWordState(ctx, CODE, 'open');
		times.push(performance.now() - began);
	}
	return times;
}
