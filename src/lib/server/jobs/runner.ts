import { JOB_LANES } from '$lib/domain/jobs/job';
import { factsOf, log } from '../log';
import { enqueueRepeating, runDueJobs, type Handlers } from '../services/jobs/run-jobs';
import { onWork } from '../services/jobs/wake';
import { isBeingReplaced } from '../services/backup/watch-replacing';
import { deliverMail } from '../services/mail/deliver-mail';
import { HANDLERS } from './handlers';

/** How often a process looks for what another one has laid down, or what has become due. */
const POLL_MS = 5_000;
const REPEATING_MS = 10 * 60 * 1000;

/**
 * Runs jobs and sends mail as they become due: at once where this process laid them down, within
 * seconds where another did. Never keeps the process alive.
 * @param patienceMs before the first look: whoever waits for the product to start goes first
 * @returns what stops it; resolves once what is under way has ended, so that the store may close
 */
export function startRunner(
	clock: () => Date = () => new Date(),
	handlers: Handlers = HANDLERS,
	patienceMs = 0
): () => Promise<void> {
	let repeatingAt = 0;
	const quick = async (stopped: () => boolean) => {
		// Again from time to time: a restore may have put an older store in this one's place.
		if (clock().getTime() - repeatingAt >= REPEATING_MS) {
			await enqueueRepeating(clock());
			repeatingAt = clock().getTime();
		}
		await runDueJobs(handlers, clock, stopped, undefined, JOB_LANES.quick);
	};
	// Apart, so that a backup, or a mail server that does not answer, holds up nothing else.
	const loops = [
		keepGoing('jobs', patienceMs, quick),
		keepGoing('long jobs', patienceMs, (stopped) =>
			runDueJobs(handlers, clock, stopped, undefined, JOB_LANES.long)
		),
		keepGoing('mail', patienceMs, (stopped) => deliverMail(clock, stopped))
	];
	return async () => {
		await Promise.all(loops.map((stop) => stop()));
	};
}

/** Does some work soon, whenever it is called for, and every few seconds; never twice at once. */
function keepGoing(
	name: string,
	patienceMs: number,
	work: (stopped: () => boolean) => Promise<unknown>
): () => Promise<void> {
	let ended = false;
	let again = false;
	let running: Promise<void> | null = null;
	const turn = async () => {
		do {
			again = false;
			try {
				const stopped = () => ended || isBeingReplaced();
				if (!stopped()) await work(stopped);
			} catch (error) {
				// The store is closing, or cannot be reached: the next turn tries again.
				if (!ended) log('error', 'background work failed', { loop: name, ...factsOf(error) });
			}
		} while (again && !ended);
	};
	const go = () => {
		if (ended) return;
		if (running) {
			again = true;
			return;
		}
		running = turn().finally(() => (running = null));
	};
	const silence = onWork(go);
	const timer = setInterval(go, POLL_MS);
	timer.unref();
	const first = setTimeout(go, patienceMs);
	first.unref();
	return async () => {
		ended = true;
		clearInterval(timer);
		clearTimeout(first);
		silence();
		await running;
	};
}
