import type { OutboxMail } from '../../../domain/mail/outbox';
import type { Moment } from '../../../domain/matrix/version';
import { defineModel, recordOf, type Stored } from '../model';

export interface OutboxKeys {
	/** Set once nothing more happens to it: a TTL index sweeps it. */
	expiresAt: Date | null;
}

export type StoredMail = Stored<OutboxMail, OutboxKeys>;

export const Outbox = defineModel<StoredMail>('outbox', {
	userId: String,
	address: String,
	template: String,
	data: Object as never,
	secret: Object as never,
	state: String,
	nextAt: String,
	tries: Number,
	holder: String,
	leaseUntil: String,
	fault: Object as never,
	createdAt: String,
	updatedAt: String,
	expiresAt: Date
});

export const toMail = recordOf<OutboxMail, OutboxKeys>('expiresAt');

/** While the one record `_id: 'hold'` is there, nothing is sent. */
export interface StoredHold {
	_id: string;
	reason: 'restore' | 'administrator';
	since: Moment;
}

export const OutboxHolds = defineModel<StoredHold>('outbox_holds', {
	reason: String,
	since: String
});
