import type { Manual } from '../../domain/manual/edition';
import { fold } from '../../domain/text/fold';
import { storedOf } from './model';
import {
	ManualEditions,
	Manuals,
	toEdition,
	toManual,
	type EditionRecord,
	type ManualKeys,
	type StoredEdition,
	type StoredManual
} from './models/manuals';

export type { EditionRecord } from './models/manuals';

/** An edition without its draft: what lists and histories read. */
export type EditionHeadRecord = Omit<EditionRecord, 'draft'>;

/** More than any company has. */
const MOST_MANUALS = 1_000;
/** More than a manual collects in decades. */
const MOST_EDITIONS = 500;
const HEAD = { draft: 0 } as const;

const toHead = (raw: unknown) => toEdition(raw as StoredEdition) as EditionHeadRecord;

/** Lays down a manual, new or changed. @throws DuplicateKeyError on a code that leads to another */
export async function putManual(manual: Manual): Promise<void> {
	const codes = [...new Set([manual.code, ...manual.formerCodes].map(fold))];
	const stored = storedOf<Manual, ManualKeys>(manual, { codes, titleKey: fold(manual.title) });
	await Manuals.replaceOne({ _id: manual.id }, stored, { upsert: true });
}

/** By present or former code, accents and case aside. */
export async function manualByCode(code: string): Promise<Manual | null> {
	const raw = await Manuals.findOne({ codes: fold(code) }).lean<StoredManual | null>();
	return raw && toManual(raw);
}

export async function manualById(id: string): Promise<Manual | null> {
	const raw = await Manuals.findById(id).lean<StoredManual | null>();
	return raw && toManual(raw);
}

/** Every manual, by title. */
export async function allManuals(): Promise<Manual[]> {
	const raw = await Manuals.find()
		.sort({ titleKey: 1, _id: 1 })
		.limit(MOST_MANUALS)
		.lean<StoredManual[]>();
	return raw.map(toManual);
}

/** Removes a manual of which nothing was ever issued. */
export async function removeManual(id: string): Promise<void> {
	await Manuals.deleteOne({ _id: id });
}

export async function insertEdition(record: EditionRecord): Promise<void> {
	await ManualEditions.insertMany([storedOf<EditionRecord, unknown>(record, {})]);
}

export async function editionById(id: string): Promise<EditionRecord | null> {
	const raw = await ManualEditions.findById(id).lean<StoredEdition | null>();
	return raw && toEdition(raw);
}

/** Every edition of these manuals without drafts; of each the newest first. */
export async function editionHeadsOf(manualIds: readonly string[]): Promise<EditionHeadRecord[]> {
	const raw = await ManualEditions.find({ manualId: { $in: [...manualIds] } })
		.select(HEAD)
		.sort({ manualId: 1, createdAt: -1 })
		.limit(MOST_EDITIONS * Math.max(1, manualIds.length))
		.lean();
	return raw.map(toHead).sort((a, b) => place(b) - place(a));
}

/** An open edition is the newest of its manual, whatever the clock said. */
const place = ({ open, number }: EditionHeadRecord): number => (open ? Infinity : (number ?? 0));

/** What is being prepared, reviewed or waits to be published, of all manuals; the oldest first. */
export async function openEditionHeads(): Promise<EditionHeadRecord[]> {
	const raw = await ManualEditions.find({ state: { $in: ['draft', 'in-review', 'approved'] } })
		.select(HEAD)
		.sort({ createdAt: 1 })
		.limit(MOST_MANUALS)
		.lean();
	return raw.map(toHead);
}

/** Issued editions of all manuals without drafts: what is in force on a date follows. */
export async function issuedEditions(): Promise<EditionHeadRecord[]> {
	const raw = await ManualEditions.find({ state: { $in: ['issued', 'withdrawn'] } })
		.select(HEAD)
		.sort({ manualId: 1, number: -1 })
		.limit(MOST_MANUALS * 20)
		.lean();
	return raw.map(toHead);
}

/**
 * Changes an edition if it is still as `guard` says.
 * @returns false where somebody was faster
 */
export async function changeEdition(
	id: string,
	guard: Partial<Pick<EditionRecord, 'state' | 'revision' | 'contentHash' | 'updatedAt'>>,
	changes: Partial<Omit<EditionRecord, 'id'>>
): Promise<boolean> {
	const result = await ManualEditions.updateOne({ _id: id, ...guard }, { $set: changes });
	return result.matchedCount === 1;
}

/** Removes an edition that was never issued. */
export async function removeOpenEdition(id: string, revision: number): Promise<boolean> {
	const result = await ManualEditions.deleteOne({ _id: id, open: true, revision });
	return result.deletedCount === 1;
}
