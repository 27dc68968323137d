import { firstDayLeft } from '$lib/domain/approval/issuing';
import type { ManualContent } from '$lib/domain/manual/content';
import type { ManualDraft } from '$lib/domain/manual/draft';
import { unannexed } from '$lib/domain/manual/annex-gaps';
import { draftFaults } from '$lib/domain/manual/faults';
import { factsSince } from '$lib/domain/manual/facts-since';
import { canonicalManual, contentOfDraft } from '$lib/domain/manual/freeze';
import type { ManualFact } from '$lib/domain/manual/manual-facts';
import { rowLag } from '$lib/domain/manual/redraft';
import type { DraftFindings } from '$lib/domain/manual/views';
import type { CivilDate } from '$lib/domain/matrix/version';
import { asOf } from '$lib/domain/organization/as-of';
import { snapshotOn } from '$lib/domain/organization/snapshot';
import { contentsByHash } from '$lib/server/db/contents';
import type { EditionRecord } from '$lib/server/db/manuals';
import { sha256 } from '../matrix/hashing';
import { matricesInForce } from './annex';
import type { KnownManual } from './known-manual';

/** Contents never change under their hash, so the latest read ones are kept, parsed. */
const kept = new Map<string, ManualContent>();
const MOST = 40;

/** Frozen contents by hash; one that is gone is left out. */
export async function frozenContents(
	hashes: readonly string[]
): Promise<Map<string, ManualContent>> {
	const wanted = [...new Set(hashes)];
	const found = new Map<string, ManualContent>();
	for (const hash of wanted) {
		const known = kept.get(hash);
		if (known) found.set(hash, known);
	}
	const missing = wanted.filter((hash) => !found.has(hash));
	if (missing.length === 0) return found;
	for (const [hash, bytes] of await contentsByHash(missing)) {
		const content = JSON.parse(new TextDecoder().decode(bytes)) as ManualContent;
		if (kept.size >= MOST) kept.delete(kept.keys().next().value ?? '');
		kept.set(hash, content);
		found.set(hash, content);
	}
	return found;
}

/** What was handed in or issued. @throws Error where the stored bytes are gone */
export async function frozenContent(hash: string): Promise<ManualContent> {
	const content = (await frozenContents([hash])).get(hash);
	if (!content) throw new Error(`the content ${hash} is missing`);
	return content;
}

/** What an edition shows: as it was frozen, or a draft with the structure of its day. */
export async function contentOf(
	known: KnownManual,
	edition: EditionRecord
): Promise<ManualContent> {
	return edition.contentHash === null
		? (await writtenContent(known, edition)).content
		: frozenContent(edition.contentHash);
}

export interface WrittenContent {
	content: ManualContent;
	/** The edition that it follows. */
	before: ManualContent | null;
	/** Everything by which it differs from that one. */
	facts: ManualFact[];
	/** The first day on which it may begin; null where any will do. */
	firstDay: CivilDate | null;
}

/** A draft with structure, annex and older rows as they are for its day. */
export async function writtenContent(
	known: KnownManual,
	{ draft }: Pick<EditionRecord, 'draft'>
): Promise<WrittenContent> {
	if (draft === null) throw new Error('an edition without a draft was never frozen');
	const { manual, structure, today, latest } = known;
	const before = latest?.contentHash ? await frozenContent(latest.contentHash) : null;
	const effectiveFrom = draft.effectiveFrom ?? today;
	const snapshot = snapshotOn(structure.records, effectiveFrom, manual.rootUnitId);
	const content = contentOfDraft(draft, {
		number: known.nextNumber,
		effectiveFrom,
		formerCodes: formerCodesUnder(known, draft.code),
		rootUnitId: manual.rootUnitId,
		structure: snapshot,
		annex: draft.annex ? await matricesInForce(structure, snapshot, effectiveFrom) : [],
		rows: before?.modifications ?? manual.history
	});
	const stood = before ? unitsStanding(known, before) : new Set<string>();
	const facts = factsSince(before, content, stood);
	return { content, before, facts, firstDay: firstDayLeft(known.heads) };
}

/** Every unit that existed on the day of an edition, in its manual or outside it. */
export function unitsStanding(
	{ structure }: Pick<KnownManual, 'structure'>,
	{ effectiveFrom }: Pick<ManualContent, 'effectiveFrom'>
): Set<string> {
	return new Set(asOf(structure.records.units, effectiveFrom).map(({ id }) => id));
}

/** The codes that lead to the manual once it has this one. */
export function formerCodesUnder({ manual }: KnownManual, code: string): string[] {
	return [...new Set([...manual.formerCodes, manual.code])].filter((one) => one !== code);
}

/** What keeps a draft from being handed in, how far its row lags behind the facts, what its annex lacks. */
export function foundIn(
	draft: ManualDraft,
	{ content, facts, firstDay }: WrittenContent
): DraftFindings {
	return {
		faults: draftFaults(draft, content.structure, facts, firstDay),
		lag: rowLag(draft.modification.items, facts),
		unannexed: unannexed(draft.annex, content)
	};
}

export function hashedManual(content: ManualContent): { bytes: Uint8Array; hash: string } {
	const bytes = new TextEncoder().encode(canonicalManual(content));
	return { bytes, hash: sha256(bytes) };
}
