import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
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
import { loadStructure } from '../../src/lib/server/services/organization/load-structure';
import { currentStructure } from '../../src/lib/server/services/organization/structure';
import { largeContent } from '../formats/manual-samples';
import { chartFigures } from './chart-frames';
import { figure, print, say, type Figure } from './figures';

const UNITS = 40;
const POSTS = 300;
const CODE = 'MOF 001';
const MOST_S = 10;
const MOST_STALL_MS = 100;
const MOST_MB = 250;
const MOST_KEPT_MS = 200;

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
		const first = await making(ctx);
		const state = await manualWordState(ctx, CODE, 'open');
		if (state.state !== 'ready') throw new Error(`the file is ${state.state}`);
		const began = performance.now();
		const { bytes } = await exportManual(ctx, CODE, 'open');
		const kept = performance.now() - began;
		return [
			figure('manual in Word: from asking to kept', first.seconds, 's', MOST_S),
			figure('  longest stall of the server meanwhile', first.stall, 'ms', MOST_STALL_MS),
			figure('  memory above what the server had', first.megabytes, 'MB', MOST_MB),
			figure('  pages', state.pages, 'pages'),
			figure('  size', bytes.byteLength / 1000, 'kB'),
			figure('  asked again', kept, 'ms', MOST_KEPT_MS)
		];
	} finally {
		await store.close();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

async function making(
	ctx: Context
): Promise<{ seconds: number; stall: number; megabytes: number }> {
	const before = process.memoryUsage().rss;
	let most = before;
	const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10);
	const delays = monitorEventLoopDelay({ resolution: 5 });
	delays.enable();
	const began = performance.now();
	await startManualWord(ctx, CODE, 'open');
	await runDueJobs(HANDLERS, () => new Date());
	const seconds = (performance.now() - began) / 1000;
	delays.disable();
	clearInterval(watch);
	say(`  ${seconds.toFixed(2)} s`);
	return { seconds, stall: delays.max / 1e6, megabytes: (most - before) / 2 ** 20 };
}
