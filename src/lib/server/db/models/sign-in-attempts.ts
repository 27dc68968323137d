import { defineModel } from '../model';

/** Failures in a row of one account from one address or device; `_id` is a hash of the two. */
export interface StoredAttempt {
	_id: string;
	failures: number;
	/** No attempt is looked at before. */
	blockedUntil: Date;
	/** A TTL index forgets old failures. */
	expiresAt: Date;
}

export const SignInAttempts = defineModel<StoredAttempt>('sign_in_attempts', {
	failures: Number,
	blockedUntil: Date,
	expiresAt: Date
});
