/**
 * The log: one JSON line an event, on standard error, without personal data. Lines that one request
 * brought about carry its id. pino is loaded at the first line that is to be written.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';
import type { Settings } from './settings';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
export type Facts = Record<string, string | number | boolean | null | undefined>;

const ORDER = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
let threshold: Settings['logLevel'] = 'info';
let logger: Promise<Logger> | null = null;
const requests = new AsyncLocalStorage<string>();

/** Runs what answers a request: whatever is logged meanwhile carries the request's id. */
export function inRequest<T>(requestId: string, work: () => T): T {
	return requests.run(requestId, work);
}

export function setLogLevel(level: Settings['logLevel']): void {
	threshold = level;
	logger = null;
}

async function open(): Promise<Logger> {
	const { default: pino } = await import('pino');
	return pino(
		{ level: threshold, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
		pino.destination({ dest: 2, sync: true })
	);
}

/** Writes one line; facts are plain values, never a record, an address or what somebody typed. */
export function log(level: LogLevel, event: string, facts: Facts = {}): void {
	if (ORDER.indexOf(level) < ORDER.indexOf(threshold)) return;
	logger ??= open();
	const requestId = requests.getStore();
	const told = requestId === undefined ? facts : { requestId, ...facts };
	void logger.then((pino) => pino[level](told, event));
}

/** Numbers, addresses and quoted values may be somebody's: only the wording of a message is kept. */
function withoutValues(message: string): string {
	return message
		.split('\n', 1)[0]!
		.replace(/"[^"]*"|'[^']*'|`[^`]*`|«[^»]*»/g, '…')
		.replace(/\{[^]*\}/g, '{…}')
		.replace(/\S+@\S+/g, '…')
		.replace(/\d{4,}/g, '…')
		.slice(0, 200);
}

/** What is told of an unexpected failure: its kind, its code, where it happened. */
export function factsOf(error: unknown): Facts {
	if (!(error instanceof Error)) return { kind: typeof error };
	const frames = (error.stack ?? '')
		.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.slice(0, 8)
		.map((line) =>
			line.trim().replace(/\(?(?:file:\/\/)?\/[^\s)]*\/(?=[^/\s)]+\/[^/\s)]+\))/, '(')
		);
	const code = (error as { code?: unknown }).code;
	return {
		kind: error.name,
		code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
		message: withoutValues(error.message),
		at: frames.join(' < ')
	};
}
