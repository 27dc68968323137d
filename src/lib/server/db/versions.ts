import type { MatrixContent } from '../../domain/matrix/content';
import type { VersionState } from '../../domain/matrix/version';
import { everyPage, PAGE } from './every-page';
import { Kept } from './kept';
import { storedOf } from './model';
import { MatrixVersions, toVersion, type StoredVersion, type VersionRecord } from './models/matrix';

export type { FindingTally, Submission, VersionExtra, VersionRecord } from './models/matrix';

/** A version without its content: what lists and histories read. */
export type VersionHeadRecord = Omit<VersionRecord, 'content' | 'rowIds' | 'submissions'>;

const HEAD = { content: 0, rowIds: 0, submissions: 0 } as const;
/** More than a position collects in decades, fewer than would hurt. */
const MOST_VERSIONS = 500;
const MOST_OPEN = 5_000;

/** What lists ask for again and again; nobody changes what they are handed. */
const kept = new Kept<readonly VersionHeadRecord[]>(200);

const toHead = (raw: unknown) => toVersion(raw as StoredVersion) as VersionHeadRecord;

export async function insertVersion(record: VersionRecord): Promise<void> {
	await MatrixVersions.insertMany([storedOf<VersionRecord, unknown>(record, {})]);
}

export async function versionById(id: string): Promise<VersionRecord | null> {
	const raw = await MatrixVersions.findById(id).lean<StoredVersion | null>();
	return raw && toVersion(raw);
}

/** The one draft, version in review or approved version of a position. */
export async function openVersionOf(positionId: string): Promise<VersionRecord | null> {
	const raw = await MatrixVersions.findOne({ positionId, open: true }).lean<StoredVersion | null>();
	return raw && toVersion(raw);
}

/** Every version of these positions without contents; of each position the newest first. */
export async function versionHeadsOf(
	positionIds: readonly string[]
): Promise<readonly VersionHeadRecord[]> {
	return kept.get(`of ${positionIds.join()}`, () => readHeadsOf(positionIds));
}

async function readHeadsOf(positionIds: readonly string[]): Promise<VersionHeadRecord[]> {
	const raw = await MatrixVersions.find({ positionId: { $in: [...positionIds] } })
		.select(HEAD)
		.sort({ positionId: 1, createdAt: -1 })
		.limit(MOST_VERSIONS * Math.max(1, positionIds.length))
		.lean();
	return raw.map(toHead).sort((a, b) => place(b) - place(a));
}

/** An open version is the newest of its position, whatever the clock said. */
const place = ({ open, number }: VersionHeadRecord): number => (open ? Infinity : (number ?? 0));

/** Versions in one of these stored states without contents, longest untouched last. */
export async function versionHeadsIn(
	states: readonly VersionState[],
	filter: { positionIds?: readonly string[]; involving?: string } = {}
): Promise<readonly VersionHeadRecord[]> {
	const key = `in ${JSON.stringify([states, filter])}`;
	return kept.get(key, () => readHeadsIn(states, filter));
}

async function readHeadsIn(
	states: readonly VersionState[],
	filter: { positionIds?: readonly string[]; involving?: string }
): Promise<VersionHeadRecord[]> {
	const either: Record<string, unknown>[] = [];
	if (filter.positionIds) either.push({ positionId: { $in: [...filter.positionIds] } });
	if (filter.involving)
		for (const part of ['preparedBy', 'reviewerId', 'authoriserId'])
			either.push({ [part]: filter.involving });
	const raw = await MatrixVersions.find({
		state: { $in: [...states] },
		...(either.length > 0 ? { $or: either } : {})
	})
		.select(HEAD)
		.sort({ updatedAt: -1 })
		.limit(MOST_OPEN)
		.lean();
	return raw.map(toHead);
}

/** What every open version says now. */
export async function openContents(): Promise<MatrixContent[]> {
	const raw = await MatrixVersions.find({ state: { $in: ['draft', 'in-review', 'approved'] } })
		.select({ content: 1 })
		.limit(MOST_OPEN)
		.lean<Pick<StoredVersion, '_id' | 'content'>[]>();
	return raw.flatMap(({ content }) => content ?? []);
}

/** Issued and withdrawn versions of all positions without contents: what is in force on a date follows. */
export async function issuedHeads(): Promise<readonly VersionHeadRecord[]> {
	return kept.get('issued', readIssued);
}

async function readIssued(): Promise<VersionHeadRecord[]> {
	type Head = Omit<StoredVersion, keyof typeof HEAD>;
	const raw = await everyPage<Head>(async (after) =>
		MatrixVersions.find({
			state: { $in: ['issued', 'withdrawn'] },
			...(after
				? {
						positionId: { $gte: after.positionId },
						$or: [
							{ positionId: { $gt: after.positionId } },
							{ positionId: after.positionId, number: { $lt: after.number ?? 0 } }
						]
					}
				: {})
		})
			.select(HEAD)
			.sort({ positionId: 1, number: -1 })
			.limit(PAGE)
			.lean<Head[]>()
	);
	return raw.map(toHead);
}

/**
 * Changes a version if it is still as `guard` says.
 * @returns false where somebody was faster
 */
export async function changeVersion(
	id: string,
	guard: Partial<Pick<VersionRecord, 'state' | 'revision' | 'contentHash'>>,
	changes: Partial<Omit<VersionRecord, 'id'>>
): Promise<boolean> {
	const result = await MatrixVersions.updateOne({ _id: id, ...guard }, { $set: changes });
	return result.matchedCount === 1;
}

/** Removes a version that was never issued. */
export async function removeOpenVersion(id: string, revision: number): Promise<boolean> {
	const result = await MatrixVersions.deleteOne({ _id: id, open: true, revision });
	return result.deletedCount === 1;
}
