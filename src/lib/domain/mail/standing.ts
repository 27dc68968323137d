import type { HealthState } from '../health/rules';
import type { Moment } from '../matrix/version';
import type { MailFault } from './outcome';

/** Faults of the mail server itself, whatever the message. */
export const SERVER_FAULTS = ['unreachable', 'insecure', 'sign-in'] as const;
const isServerFault = (fault: MailFault): boolean =>
	(SERVER_FAULTS as readonly MailFault[]).includes(fault);

export interface LastFailure {
	at: Moment;
	fault: MailFault;
}

export interface MailFacts {
	held: boolean;
	/** Given up, and not known whether they went out. */
	failed: number;
	unsure: number;
	/** How long the oldest message has waited, in milliseconds; null where none waits. */
	waitsMs: number | null;
	lastSuccess: Moment | null;
	lastFailure: LastFailure | null;
}

const MINUTE_MS = 60_000;
/** A server that is only restarted answers again within a few tries. */
const FAILING_MS = 15 * MINUTE_MS;
/** Nothing failed, and still nothing goes out: nobody delivers. */
const LATE_MS = 60 * MINUTE_MS;

/** The failure of the mail server after which nothing has gone out; null where mail goes out. */
export function serverFailure({
	lastSuccess,
	lastFailure
}: Pick<MailFacts, 'lastSuccess' | 'lastFailure'>): LastFailure | null {
	if (!lastFailure || !isServerFault(lastFailure.fault)) return null;
	return lastSuccess === null || lastFailure.at > lastSuccess ? lastFailure : null;
}

/** How mail stands, by what its deliveries showed. */
export function mailState(facts: MailFacts): HealthState {
	const { held, failed, unsure, waitsMs } = facts;
	const failing = serverFailure(facts) !== null;
	const late = waitsMs !== null && waitsMs > (failing ? FAILING_MS : LATE_MS);
	if (!held && (late || (failing && failed > 0))) return 'bad';
	return held || failing || failed > 0 || unsure > 0 ? 'warning' : 'good';
}
