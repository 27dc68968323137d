import { Agent, request } from 'node:http';
import { cpuOf, type Served } from './processes';

/** One thing to ask a server for. */
export interface Visit {
	path: string;
	cookie?: string;
}

/** Somebody with a connection of their own, who asks one thing after another. */
export interface Visitor {
	/** What is asked at a step; null where this visitor does not go there. */
	at: (step: number) => Visit | null;
	agent: Agent;
}

export const connection = (): Agent => new Agent({ keepAlive: true, maxSockets: 1 });

export interface Answer {
	status: number;
	bytes: number;
	ms: number;
}

/** Asks as a browser would that opens a page. @throws Error for any status but 200 */
export function ask(port: number, visit: Visit, agent?: Agent): Promise<Answer> {
	const began = performance.now();
	return new Promise((resolve, reject) => {
		request(
			{
				host: '127.0.0.1',
				port,
				path: visit.path,
				...(agent ? { agent } : {}),
				headers: {
					accept: 'text/html',
					'accept-encoding': 'gzip, deflate, br',
					...(visit.cookie ? { cookie: visit.cookie } : {})
				}
			},
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () => {
					const status = response.statusCode ?? 0;
					const body = Buffer.concat(chunks);
					if (status !== 200) {
						reject(new Error(`${visit.path} answered ${status}: ${response.headers.location}`));
						return;
					}
					const ms = performance.now() - began;
					resolve({ status, bytes: body.length, ms });
				});
			}
		)
			.on('error', reject)
			.end();
	});
}

export interface Walked {
	views: number;
	/** Server's CPU, µs. */
	cpu: number;
	/** Body bytes of all answers. */
	bytes: number;
	ms: number[];
	seconds: number;
}

/** Everybody takes so many steps at once, each waiting for one answer before asking for the next. */
export async function walk(
	server: Served,
	visitors: readonly Visitor[],
	steps: number
): Promise<Walked> {
	const walked: Walked = { views: 0, cpu: 0, bytes: 0, ms: [], seconds: 0 };
	const before = cpuOf(server.pid);
	const began = performance.now();
	await Promise.all(
		visitors.map(async ({ at, agent }) => {
			for (let step = 0; step < steps; step += 1) {
				const visit = at(step);
				if (!visit) continue;
				const { bytes, ms } = await ask(server.port, visit, agent);
				walked.views += 1;
				walked.bytes += bytes;
				walked.ms.push(ms);
			}
		})
	);
	walked.seconds = (performance.now() - began) / 1000;
	walked.cpu = cpuOf(server.pid) - before;
	return walked;
}

/** The same walk again until so much time has passed; once at least. */
export async function walkFor(seconds: number, once: () => Promise<Walked>): Promise<Walked> {
	const walks: Walked[] = [];
	do walks.push(await once());
	while (together(walks).seconds < seconds);
	return together(walks);
}

/** Several walks as one. */
export function together(walks: readonly Walked[]): Walked {
	const sum = (of: (walked: Walked) => number) => walks.reduce((total, one) => total + of(one), 0);
	return {
		views: sum(({ views }) => views),
		cpu: sum(({ cpu }) => cpu),
		bytes: sum(({ bytes }) => bytes),
		ms: walks.flatMap(({ ms }) => ms),
		seconds: sum(({ seconds }) => seconds)
	};
}

/** The value below which this share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
