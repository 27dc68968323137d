import type { Moment } from '../../../domain/matrix/version';
import { defineModel } from '../model';
import { insertOnly } from './insert-only';

/** A personal value, encrypted with its person's key (AES-256-GCM, all parts base64). */
export interface Sealed {
	iv: string;
	tag: string;
	text: string;
}

export interface StoredChange {
	path: string;
	before: string | Sealed | null;
	after: string | Sealed | null;
	/** Whether the values are encrypted. */
	personal: boolean;
}

export interface AuditEventRecord {
	id: string;
	recordKind: string;
	recordId: string;
	/** What people call the record; empty where that would name a person (looked up when read). */
	recordName: string;
	/** 1, 2, 3… within the record's chain. */
	seq: number;
	/** Who may read it: HR records, or accounts and settings. */
	part: 'hr' | 'settings';
	actorId: string;
	action: string;
	at: Moment;
	changes: StoredChange[];
	/** The employee or account whose key encrypts the personal values. */
	person: string | null;
	prevHash: string;
	hash: string;
}

export type StoredAuditEvent = { _id: string } & Omit<AuditEventRecord, 'id'>;

const Mixed = Object as never;

export const AuditEvents = defineModel<StoredAuditEvent>(
	'audit_events',
	{
		recordKind: String,
		recordId: String,
		recordName: String,
		seq: Number,
		part: String,
		actorId: String,
		action: String,
		at: String,
		changes: Mixed,
		person: String,
		prevHash: String,
		hash: String
	},
	insertOnly('audit_events')
);

/** The end of each record's chain. `sealed`: this end is part of a seal. */
export interface StoredAuditHead {
	_id: string;
	recordKind: string;
	recordId: string;
	seq: number;
	hash: string;
	at: Moment;
	sealed: boolean;
}

export const AuditHeads = defineModel<StoredAuditHead>('audit_heads', {
	recordKind: String,
	recordId: String,
	seq: Number,
	hash: String,
	at: String,
	sealed: Boolean
});

/** The ends of chains at one time, chained to the seal before and signed outside the database. */
export interface StoredAuditSeal {
	/** The seal's number, nine digits wide so that ids sort. */
	_id: string;
	at: Moment;
	heads: { key: string; seq: number; hash: string }[];
	prevHash: string;
	hash: string;
	hmac: string;
}

export const AuditSeals = defineModel<StoredAuditSeal>('audit_seals', {
	at: String,
	heads: Mixed,
	prevHash: String,
	hash: String,
	hmac: String
});

/** The key of a person's values inside events; removing it makes them unreadable for good. */
export interface StoredPersonKey {
	_id: string;
	key: Uint8Array | null;
	createdAt: Moment;
	erasedAt: Moment | null;
}

export const PersonKeys = defineModel<StoredPersonKey>('person_keys', {
	key: Buffer as never,
	createdAt: String,
	erasedAt: String
});
