import { factsOf, log } from '../log';
import { keepUp } from '../services/upkeep';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Keeps up what the calendar asks for, now and every hour, without keeping the process alive.
 * @returns what stops it; resolves once a run under way has ended, so that the store may close
 */
export function startUpkeep(): () => Promise<void> {
	let running: Promise<unknown> = Promise.resolve();
	const run = () => {
		running = keepUp(new Date()).catch((error: unknown) => {
			log('error', 'upkeep failed, tried again in an hour', factsOf(error));
		});
	};
	run();
	const timer = setInterval(run, HOUR_MS);
	timer.unref();
	return () => {
		clearInterval(timer);
		return running.then(() => {});
	};
}
