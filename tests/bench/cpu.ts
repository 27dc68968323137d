import type { Walker } from './fill';
import { say } from './figures';
import type { Served } from './processes';
import { floorVisitors, kinds, visitorsOf, type Kind } from './visits';
import { median, quantile, together, walk, walkFor, type Visitor, type Walked } from './walk';

/** What a kind of page costs beside the floor, in the same run. */
export interface Cost {
	views: number;
	perSecond: number;
	p50: number;
	p95: number;
	/** Server's CPU a view, µs. */
	cpu: number;
	floorCpu: number;
	ratio: number;
	bytes: number;
}

const ROUNDS = 5;
/** Enough for the compilers of both servers to have settled. */
const WARM_VIEWS = 320;
const LEAST_WARM_SHARE = 0.5;

/** The floor's CPU for the same number of answers of the same size, measured right beside. */
async function beside(floor: Served, visitors: number, product: Walked): Promise<Walked> {
	const steps = Math.ceil(product.views / visitors);
	return walk(floor, floorVisitors(visitors, product.bytes / product.views), steps);
}

function costOf(product: Walked, floor: Walked): Cost {
	const cpu = product.cpu / product.views;
	const floorCpu = floor.cpu / floor.views;
	return {
		views: product.views,
		perSecond: product.views / product.seconds,
		p50: median(product.ms),
		p95: quantile(product.ms, 0.95),
		cpu,
		floorCpu,
		ratio: cpu / floorCpu,
		bytes: product.bytes / product.views
	};
}

/**
 * Product and floor in turns, so that whatever else the machine does meets both.
 * @param leastSeconds that the product is walked for, however few views were asked for
 */
export async function measure(
	server: Served,
	floor: Served,
	make: () => Visitor[],
	views: number,
	leastSeconds = 0
): Promise<Cost> {
	const visitors = make();
	const going = visitors.filter(({ at }) => at(0) !== null);
	const steps = (total: number) => Math.max(1, Math.ceil(total / going.length));
	let from = 0;
	const next = (total: number, seconds = 0): Promise<Walked> =>
		walkFor(seconds, () => {
			const count = steps(total);
			const base = from;
			from += count;
			return walk(
				server,
				going.map(({ at, agent }) => ({ agent, at: (step) => at(base + step) })),
				count
			);
		});
	await next(Math.min(WARM_VIEWS, views * LEAST_WARM_SHARE));
	const products: Walked[] = [];
	const floors: Walked[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const product = await next(views / ROUNDS, leastSeconds / ROUNDS);
		if (round === 0) await beside(floor, going.length, product);
		products.push(product);
		floors.push(await beside(floor, going.length, product));
	}
	for (const { agent } of visitors) agent.destroy();
	return costOf(together(products), together(floors));
}

/** Every kind of page, by these people. */
export async function measureKinds(
	server: Served,
	floor: Served,
	walkers: readonly Walker[],
	views: number,
	{ unseen = false, leastSeconds = 0 }: { unseen?: boolean; leastSeconds?: number } = {}
): Promise<Record<Kind, Cost>> {
	const costs = {} as Record<Kind, Cost>;
	for (const kind of kinds) {
		const make = () => visitorsOf(walkers, kind, unseen);
		costs[kind] = await measure(server, floor, make, views, leastSeconds);
		const { cpu, floorCpu, ratio, perSecond, p50, p95, bytes } = costs[kind];
		say(
			`  ${kind.padEnd(16)} ${cpu.toFixed(0).padStart(6)} µs · floor ${floorCpu.toFixed(0)} µs · ` +
				`${ratio.toFixed(1)} × · ${perSecond.toFixed(0)}/s · p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} ms · ` +
				`${(bytes / 1000).toFixed(1)} kB`
		);
	}
	return costs;
}
