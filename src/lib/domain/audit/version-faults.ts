import type { ChangeKind, Moment } from '../matrix/version';

/** What the trail says of a version: that it was published, or withdrawn. */
export interface VersionAct {
	action: 'version-published' | 'version-withdrawn';
	at: Moment;
	by: string;
	/** What each field was afterwards. */
	after: Readonly<Record<string, string | null>>;
}

/** What the record of an issued or withdrawn version says of itself. */
export interface IssuedRecord {
	number: number | null;
	state: string;
	kind: ChangeKind;
	contentHash: string | null;
	effectiveFrom: string | null;
	publishedAt: Moment | null;
	publishedBy: string | null;
	withdrawnAt: Moment | null;
	withdrawnReason: string | null;
}

export type VersionFault =
	/** A field of a version's record is not what the trail recorded. */
	| { code: 'version-differs'; chain: string; number: number; field: string }
	/** The trail knows a published version whose record is gone. */
	| { code: 'version-missing'; chain: string; number: number }
	/** A record says that it was published, and the trail knows nothing of it. */
	| { code: 'version-unrecorded'; chain: string; number: number };

/** Holds the issued versions of one position against what its sound chain of events says of them. */
export function versionFaults(
	chain: string,
	records: readonly IssuedRecord[],
	acts: readonly VersionAct[]
): VersionFault[] {
	const actOf = (action: VersionAct['action'], number: number) =>
		acts.find((act) => act.action === action && act.after.number === String(number));
	const faults: VersionFault[] = [];
	const seen = new Set<number>();
	for (const record of records) {
		const number = record.number ?? 0;
		const published = actOf('version-published', number);
		// Of two records under one number the second was never published.
		if (!published || seen.has(number)) {
			faults.push({ code: 'version-unrecorded', chain, number });
			continue;
		}
		seen.add(number);
		for (const field of differing(record, published, actOf('version-withdrawn', number)))
			faults.push({ code: 'version-differs', chain, number, field });
	}
	for (const { action, after } of acts)
		if (action === 'version-published' && !seen.has(Number(after.number)))
			faults.push({ code: 'version-missing', chain, number: Number(after.number) });
	return faults;
}

function differing(
	record: IssuedRecord,
	published: VersionAct,
	withdrawn: VersionAct | undefined
): string[] {
	const pairs: [field: string, record: string | null, trail: string | null | undefined][] = [
		['contentHash', record.contentHash, published.after.contentHash],
		['effectiveFrom', record.effectiveFrom, published.after.effectiveFrom],
		['kind', record.kind, published.after.kind],
		['publishedAt', record.publishedAt, published.at],
		['publishedBy', record.publishedBy, published.by],
		['state', record.state, withdrawn ? 'withdrawn' : 'issued'],
		['withdrawnAt', record.withdrawnAt, withdrawn?.at],
		['withdrawnReason', record.withdrawnReason, withdrawn?.after.reason]
	];
	return pairs.filter(([, said, trail]) => said !== (trail ?? null)).map(([field]) => field);
}
