import { decode } from './codec';
import type { Document } from './errors';

/**
 * One version of a stored document: its bytes as they came, its place in natural order (`rid`) and
 * the key of its `_id`. A change makes a new record, so that whoever holds one keeps what it saw.
 */
export interface StoredRecord {
	rid: number;
	readonly id: string;
	readonly bytes: Uint8Array;
	decoded: Document | undefined;
}

export function makeRecord(rid: number, id: string, bytes: Uint8Array): StoredRecord {
	return { rid, id, bytes, decoded: undefined };
}

const KEPT_BYTES = 2 * 1024 * 1024;
let keptBytes = 0;
let kept: StoredRecord[] = [];

/**
 * The decoded document of a record, never to be changed by the caller. The last few megabytes stay
 * decoded; when they are full the older half is let go.
 */
export function documentOf(record: StoredRecord): Document {
	if (record.decoded) return record.decoded;
	const document = decode(record.bytes);
	if (record.bytes.length > KEPT_BYTES / 16) return document;
	record.decoded = document;
	kept.push(record);
	keptBytes += record.bytes.length;
	if (keptBytes > KEPT_BYTES) {
		const half = kept.length >> 1;
		for (let i = 0; i < half; i += 1) {
			kept[i]!.decoded = undefined;
			keptBytes -= kept[i]!.bytes.length;
		}
		kept = kept.slice(half);
	}
	return document;
}
