import type { Moment } from '../matrix/version';
import type { MailState, MailTemplate } from './outbox';

/** A message of the outbox that somebody should look at. */
export interface MailRow {
	id: string;
	/** The person's name, or the bare address. */
	to: string;
	template: MailTemplate;
	state: MailState;
	at: Moment;
	/** The next try; null where none follows by itself. */
	nextAt: Moment | null;
	tries: number;
	/** Why it has not gone out, in the reader's words; empty where nothing went wrong. */
	reason: string;
	/** What the mail server said. */
	detail: string;
	/** The link it carried was erased: another one has to be made. */
	linkGone: boolean;
}

/** A job whose last try failed, or that was given up. */
export interface JobRow {
	id: string;
	/** In the reader's words. */
	name: string;
	state: 'waiting' | 'running' | 'failed';
	at: Moment;
	nextAt: Moment | null;
	tries: number;
	reason: string;
}

export interface MailPageView {
	/** Null: SMTP_URL is not set. The password is never among it. */
	transport: { host: string; port: number; secure: boolean; user: string; from: string } | null;
	held: { since: Moment; reason: 'restore' | 'administrator' } | null;
	queued: number;
	oldestQueued: Moment | null;
	/** In the last day. */
	sent: number;
	failed: number;
	unsure: number;
	/** How the mail server failed, in the reader's words, where nothing has gone out since. */
	failing: { at: Moment; reason: string } | null;
	mails: MailRow[];
	jobs: JobRow[];
	/** Due for ten minutes, and nobody has run them. */
	lateJobs: number;
}
