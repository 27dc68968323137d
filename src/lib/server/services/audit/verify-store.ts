import { chainFaults, sealFaults, type AuditFault } from '$lib/domain/audit/faults';
import type { VersionAct, VersionFault } from '$lib/domain/audit/version-faults';
import {
	allEvents,
	allHeads,
	allSeals,
	auditHead,
	headKey,
	type AuditEventRecord,
	type AuditSeal,
	type StoredAuditHead
} from '$lib/server/db/audit';
import { withTransaction } from '$lib/server/db/transaction';
import { verifyContents, type ContentFault } from '../store/verify-contents';
import { eventHash, NO_HASH, sealHash } from './chain';
import { sealSignature } from './seal-audit';
import { actOf, verifyVersions } from './verify-versions';

export type VerifyFault =
	ContentFault | AuditFault | VersionFault | { code: 'record-without-chain'; chain: string };

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
 * events, the seals over them; and the records of published versions against the events. Reads all of it; changes nothing.
 */
export async function verifyStore(): Promise<VerifyReport> {
	const contents = await verifyContents();
	const trail = await verifyTrail();
	const unrecorded = [
		...contents.positionIds.map((id) => headKey('position', id)),
		...contents.manualIds.map((id) => headKey('manual', id))
	]
		.filter((chain) => !trail.chains.has(chain))
		.map((chain) => ({ code: 'record-without-chain' as const, chain }));
	const unsound = new Set([...trail.unsound, ...unrecorded.map(({ chain }) => chain)]);
	const versions = await verifyVersions(trail.acts, unsound);
	const faults = [...contents.faults, ...trail.faults, ...unrecorded, ...versions];
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
	/** Chains with a fault of their own. */
	unsound: Set<string>;
	/** What it says of versions, by position. */
	acts: Map<string, VersionAct[]>;
}

async function verifyTrail(): Promise<Trail> {
	// Before the seals: an end that is marked by then must stand in one of them.
	const ends = new Map<string, StoredAuditHead>();
	for await (const head of allHeads()) ends.set(head._id, head);
	const seals: AuditSeal[] = [];
	const sealed = new Set<string>();
	for await (const seal of allSeals()) {
		seals.push(seal);
		for (const { key, seq } of seal.heads) sealed.add(`${key} ${seq}`);
	}
	const chains = new Map<string, number>();
	const hashes = new Map<string, string>();
	const suspects = new Map<string, Pick<AuditEventRecord, 'recordKind' | 'recordId'>>();
	const acts = new Map<string, VersionAct[]>();
	let events = 0;
	let key = '';
	let chain: AuditEventRecord[] = [];
	const finish = () => {
		const [first] = chain;
		if (!first) return;
		if (chainFaults(key, chain, ends.get(key) ?? null, RULES).length > 0) suspects.set(key, first);
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
		const act = actOf(event);
		if (act) acts.set(event.recordId, [...(acts.get(event.recordId) ?? []), act]);
	}
	finish();
	// A noted end without a single event is a chain that was taken away, sealed or not.
	for (const [end, head] of ends) if (!chains.has(end)) suspects.set(end, head);
	const faults: AuditFault[] = [];
	for (const [suspect, record] of suspects) faults.push(...(await faultsOfChain(suspect, record)));
	faults.push(
		...sealFaults(seals, {
			hashOf: (seal) => sealHash(seal as AuditSeal),
			signatureOf: sealSignature,
			first: NO_HASH,
			hashAt: (chainKey, seq) => hashes.get(`${chainKey} ${seq}`) ?? null,
			lengthOf: (chainKey) => chains.get(chainKey) ?? 0
		}),
		...missingSeals(ends.values(), seals)
	);
	const unsound = new Set(suspects.keys());
	return { faults, events, chains, seals: seals.length, unsound, acts };
}

const RULES = {
	hashOf: ({ hash: _hash, ...event }: AuditEventRecord) => eventHash(event),
	first: NO_HASH
};

/**
 * A chain that looked wrong, read once more with its end at one moment: the product may have gone
 * on writing between the two.
 */
async function faultsOfChain(
	key: string,
	{ recordKind, recordId }: Pick<AuditEventRecord, 'recordKind' | 'recordId'>
): Promise<AuditFault[]> {
	return withTransaction(async () => {
		const end = await auditHead(recordKind, recordId);
		const chain: AuditEventRecord[] = [];
		for await (const event of allEvents({ recordKind, recordId })) chain.push(event);
		return chainFaults(key, chain, end, RULES);
	});
}

/** An end that is marked as sealed and lies beyond every seal: the seals' own tail was cut. */
function missingSeals(ends: Iterable<StoredAuditHead>, seals: readonly AuditSeal[]): AuditFault[] {
	const reached = new Map<string, number>();
	for (const { heads } of seals) for (const { key, seq } of heads) reached.set(key, seq);
	const cut = [...ends].some(({ _id, sealed, seq }) => sealed && seq > (reached.get(_id) ?? 0));
	return cut ? [{ code: 'seal-missing', seal: (seals.at(-1)?.number ?? 0) + 1 }] : [];
}
