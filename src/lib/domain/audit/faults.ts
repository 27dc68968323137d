/** What `verify` finds in the audit trail. Hashing is the caller's: the rules are pure. */
export interface ChainedEvent {
	seq: number;
	prevHash: string;
	hash: string;
}

export interface ChainEnd {
	seq: number;
	hash: string;
}

export interface Seal {
	number: number;
	heads: readonly { key: string; seq: number; hash: string }[];
	prevHash: string;
	hash: string;
	hmac: string;
}

export type AuditFault =
	/** An event's content does not give its hash. */
	| { code: 'event-changed'; chain: string; seq: number }
	/** A number is missing or stands twice, or an event does not follow the one before. */
	| { code: 'event-missing'; chain: string; seq: number }
	/** The chain ends before or after the end that was noted. */
	| { code: 'end-differs'; chain: string; seq: number }
	/** A sealed chain has no events at all. */
	| { code: 'chain-missing'; chain: string; seq: number }
	/** The event at a sealed place is another one, or was cut off. */
	| { code: 'sealed-end-differs'; chain: string; seq: number }
	/** A seal's content, signature or order is not what was made. */
	| { code: 'seal-changed'; seal: number }
	| { code: 'seal-missing'; seal: number };

/**
 * Faults within the chain of one record.
 * @param events in the order of `seq`
 * @param end the noted end; null where none is
 */
export function chainFaults<Event extends ChainedEvent>(
	chain: string,
	events: readonly Event[],
	end: ChainEnd | null,
	rules: { hashOf: (event: Event) => string; first: string }
): AuditFault[] {
	const faults: AuditFault[] = [];
	let expected = 1;
	let prevHash = rules.first;
	for (const event of events) {
		const follows = event.seq === expected && event.prevHash === prevHash;
		if (rules.hashOf(event) !== event.hash)
			faults.push({ code: 'event-changed', chain, seq: event.seq });
		else if (!follows)
			faults.push({ code: 'event-missing', chain, seq: Math.min(expected, event.seq) });
		expected = event.seq + 1;
		prevHash = event.hash;
	}
	const last = events.at(-1);
	if (end === null ? last !== undefined : last?.seq !== end.seq || last.hash !== end.hash)
		faults.push({ code: 'end-differs', chain, seq: end?.seq ?? 0 });
	return faults;
}

/**
 * Faults of the seals, and of what they sealed: this is what finds a tail that was cut with its
 * noted end, or a whole chain that was taken away.
 * @param seals in the order of their numbers, from 1
 * @param hashAt the hash of the event at a place of a chain; null where there is none
 * @param lengthOf how many events a chain has
 */
export function sealFaults(
	seals: readonly Seal[],
	rules: {
		hashOf: (seal: Seal) => string;
		signatureOf: (hash: string) => string;
		first: string;
		hashAt: (chain: string, seq: number) => string | null;
		lengthOf: (chain: string) => number;
	}
): AuditFault[] {
	const faults: AuditFault[] = [];
	let expected = 1;
	let prevHash = rules.first;
	for (const seal of seals) {
		if (seal.number !== expected) faults.push({ code: 'seal-missing', seal: expected });
		else if (
			seal.prevHash !== prevHash ||
			rules.hashOf(seal) !== seal.hash ||
			rules.signatureOf(seal.hash) !== seal.hmac
		)
			faults.push({ code: 'seal-changed', seal: seal.number });
		for (const { key: chain, seq, hash } of seal.heads) {
			if (rules.lengthOf(chain) === 0) faults.push({ code: 'chain-missing', chain, seq });
			else if (rules.hashAt(chain, seq) !== hash)
				faults.push({ code: 'sealed-end-differs', chain, seq });
		}
		expected = seal.number + 1;
		prevHash = seal.hash;
	}
	return faults;
}
