/** Why a message did not go out, as codes for sentences. */
export const MAIL_FAULTS = [
	'unreachable',
	'insecure',
	'sign-in',
	'busy',
	'refused',
	'cut-off',
	'no-address',
	'secret-lost',
	'unexpected'
] as const;
export type MailFault = (typeof MAIL_FAULTS)[number];

/** What a try came to, as the mail connection tells it. */
export interface Failure {
	/** The server's answer, where it gave one: 4xx for now, 5xx for good. */
	answer: number | null;
	/** The message's bytes were on their way. */
	handedOver: boolean;
	/** The connection's own reason; `message`: it would not even offer this one to the server. */
	reason: 'unreachable' | 'insecure' | 'sign-in' | 'message' | 'other';
}

/** `server`: the server cannot be used now, whatever the message; `later`: this one is tried again. */
export type NextStep = 'server' | 'later' | 'give-up' | 'unsure';

/**
 * What follows from a failure. Where the bytes were on their way and no answer came, nobody knows
 * whether the message was taken: it is not sent again by itself.
 */
export function afterFailure(failure: Failure): { next: NextStep; fault: MailFault } {
	const { answer, handedOver, reason } = failure;
	// One bad address must not hold up the messages behind it.
	if (reason === 'message' && !handedOver) return { next: 'give-up', fault: 'refused' };
	if (reason !== 'other' && reason !== 'message' && !handedOver)
		return { next: 'server', fault: reason };
	if (answer !== null && answer >= 500) return { next: 'give-up', fault: 'refused' };
	if (answer !== null && answer >= 400) return { next: 'later', fault: 'busy' };
	if (handedOver) return { next: 'unsure', fault: 'cut-off' };
	return { next: 'server', fault: 'unreachable' };
}
