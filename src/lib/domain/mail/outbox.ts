import type { Moment } from '../matrix/version';

export const MAIL_TEMPLATES = ['notification', 'digest', 'invite', 'reset', 'test'] as const;
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

/**
 * `sending`: claimed, nothing handed over yet. `handing-over`: the message's bytes are on their way.
 * `unsure`: the process died while they were; it may have gone out, so only a person sends it again.
 */
export const MAIL_STATES = [
	'queued',
	'sending',
	'handing-over',
	'sent',
	'failed',
	'unsure',
	'discarded'
] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A value that is encrypted at rest. */
export interface SealedValue {
	iv: string;
	tag: string;
	text: string;
}

/** A message to one person; its words are made when it is sent. */
export interface OutboxMail {
	/** The idempotent key: the same message is laid down once. */
	id: string;
	/** An account, whose address is looked up when it is sent; or a bare address. */
	userId: string | null;
	address: string | null;
	template: MailTemplate;
	data: Record<string, string | number>;
	/** The token of a one-time link; erased once the message is sent or given up. */
	secret: SealedValue | null;
	state: MailState;
	/** Not before this moment. */
	nextAt: Moment;
	tries: number;
	holder: string | null;
	leaseUntil: Moment | null;
	/** Why it was not sent: a code, and what the mail server said. */
	fault: { code: string; detail: string } | null;
	createdAt: Moment;
	updatedAt: Moment;
}
