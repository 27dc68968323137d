import type { Moment } from '../../../domain/matrix/version';
import { defineModel } from '../model';

/** `_id` is the SHA-256 of the session's token: a leaked backup opens nothing. */
export interface StoredSession {
	_id: string;
	/** Names the session in lists; opens nothing. */
	publicId: string;
	userId: string;
	createdAt: Moment;
	/** Moved by use; a TTL index sweeps what has run out. */
	expiresAt: Date;
	/** Not moved by anything. */
	endsAt: Date;
	/** Browser and system, in words of a user agent; empty when none was sent. */
	device: string;
	/** The network it was opened from; missing on sessions of earlier releases. */
	network?: string;
}

export const Sessions = defineModel<StoredSession>('sessions', {
	publicId: String,
	userId: String,
	createdAt: String,
	expiresAt: Date,
	endsAt: Date,
	device: String,
	network: String
});
