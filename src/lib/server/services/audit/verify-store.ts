import { chainFaults, sealFaults, type AuditFault } from '$lib/domain/audit/faults';
import {
	allEvents,
	allHeads,
	allSeals,
	headKey,
	type AuditEventRecord,
	type AuditSeal
} from '$lib/server/db/audit';
import { verifyContents, type ContentFault } from '../store/verify-contents';
import { eventHash, NO_HASH, sealHash } from './chain';
import { sealSignature } from './seal-audit';

export type VerifyFault =
	ContentFault | AuditFault | { code: 'record-without-chain'; chain: string };

export interface VerifyReport {
	ok: boolean;
	contents: number;
	versions: number;
	events: number;
	chains: number;
	seals: number;
	faults: VerifyFault[];
}

/**
 * Holds everything that must never change against its hashes: published bodies, the chains of
 * events, the seals over them. Reads all of it; changes nothing.
 */
export async function verifyStore(): Promise<VerifyReport> {
	const contents = await verifyContents();
	const trail = await verifyTrail();
	const unrecorded = contents.positionIds
		.map((id) => headKey('position', id))
		.filter((chain) => !trail.chains.has(chain))
		.map((chain) => ({ code: 'record-without-chain' as const, chain }));
	const faults = [...contents.faults, ...trail.faults, ...unrecorded];
	return {
		ok: faults.length === 0,
		contents: contents.contents,
		versions: contents.versions,
		events: trail.events,
		chains: trail.chains.size,
		seals: trail.seals,
		faults
	};
}

interface Trail {
	faults: AuditFault[];
	events: number;
	/** Length by chain. */
	chains: Map<string, number>;
	seals: number;
}

async function verifyTrail(): Promise<Trail> {
	const seals: AuditSeal[] = [];
	const sealed = new Set<string>();
	for await (const seal of allSeals()) {
		seals.push(seal);
		for (const { key, seq } of seal.heads) sealed.add(`${key} ${seq}`);
	}
	const ends = new Map<string, { seq: number; hash: string }>();
	for await (const { _id, seq, hash } of allHeads()) ends.set(_id, { seq, hash });
	const faults: AuditFault[] = [];
	const chains = new Map<string, number>();
	const hashes = new Map<string, string>();
	const rules = { hashOf: hashOfEvent, first: NO_HASH };
	let events = 0;
	let key = '';
	let chain: AuditEventRecord[] = [];
	const finish = () => {
		if (chain.length === 0) return;
		faults.push(...chainFaults(key, chain, ends.get(key) ?? null, rules));
		chains.set(key, chain.length);
		for (const { seq, hash } of chain)
			if (sealed.has(`${key} ${seq}`)) hashes.set(`${key} ${seq}`, hash);
		chain = [];
	};
	for await (const event of allEvents()) {
		const next = headKey(event.recordKind, event.recordId);
		if (next !== key) finish();
		key = next;
		chain.push(event);
		events += 1;
	}
	finish();
	// A noted end without a single event is a chain that was taken away, sealed or not.
	for (const [end, { seq }] of ends)
		if (!chains.has(end)) faults.push({ code: 'end-differs', chain: end, seq });
	faults.push(
		...sealFaults(seals, {
			hashOf: (seal) => sealHash(seal as AuditSeal),
			signatureOf: sealSignature,
			first: NO_HASH,
			hashAt: (chainKey, seq) => hashes.get(`${chainKey} ${seq}`) ?? null,
			lengthOf: (chainKey) => chains.get(chainKey) ?? 0
		})
	);
	return { faults, events, chains, seals: seals.length };
}

function hashOfEvent({ hash: _hash, ...event }: AuditEventRecord): string {
	return eventHash(event);
}
