import type { QueryFilter } from 'mongoose';
import type { Acknowledgement, AcknowledgementState } from '../../domain/acknowledgement/records';
import { fold } from '../../domain/text/fold';
import { searchPatterns } from '../../domain/text/search-words';
import { everyPage, PAGE, pagesOf } from './every-page';
import { insertAll } from './insert-all';
import { Kept } from './kept';
import { storedOf } from './model';
import {
	Acknowledgements,
	toAcknowledgement,
	type AcknowledgementKeys,
	type StoredAcknowledgement
} from './models/acknowledgements';

/** Versions that one employee may have answered. */
const MOST_OF_EMPLOYEE = 20_000;

/** What many pages ask for; nobody changes what they are handed. */
const keptOfEmployee = new Kept<readonly Acknowledgement[]>(500);

const records = (raw: unknown[]): Acknowledgement[] =>
	(raw as StoredAcknowledgement[]).map(toAcknowledgement);

/** Lays down new requests, each with the name and number under which lists find it. */
export async function insertRequests(
	requests: readonly { record: Acknowledgement; name: string; number: string }[]
): Promise<void> {
	if (requests.length === 0) return;
	await insertAll(
		Acknowledgements,
		requests.map(({ record, name, number }) =>
			storedOf<Acknowledgement, AcknowledgementKeys>(record, {
				nameKey: fold(name),
				searchKey: fold(`${number} ${name}`),
				outcome: record.state
			})
		)
	);
}

export async function acknowledgementById(id: string): Promise<Acknowledgement | null> {
	const raw = await Acknowledgements.findById(id).lean<StoredAcknowledgement | null>();
	return raw && toAcknowledgement(raw);
}

/** Newest first. */
export async function acknowledgementsOfEmployee(
	employeeId: string
): Promise<readonly Acknowledgement[]> {
	return keptOfEmployee.get(employeeId, () => readOfEmployee(employeeId));
}

async function readOfEmployee(employeeId: string): Promise<Acknowledgement[]> {
	return records(
		await Acknowledgements.find({ employeeId }).sort({ requestedAt: -1 }).limit(500).lean()
	);
}

/** All of a version, or those in one state, in the order of names. */
export async function acknowledgementsOfVersion(
	versionId: string,
	state?: AcknowledgementState
): Promise<Acknowledgement[]> {
	const of = { versionId, ...(state ? { state } : {}) };
	const raw = await everyPage<StoredAcknowledgement>(async (after) =>
		Acknowledgements.find({
			...of,
			...(after
				? {
						nameKey: { $gte: after.nameKey },
						$or: [
							{ nameKey: { $gt: after.nameKey } },
							{ nameKey: after.nameKey, _id: { $gt: after._id } }
						]
					}
				: {})
		})
			.sort({ nameKey: 1, _id: 1 })
			.limit(PAGE)
			.lean<StoredAcknowledgement[]>()
	);
	return records(raw);
}

/** Who still has to answer a version and can: due today or later. */
export async function openEmployeesOfVersion(
	versionId: string,
	today: string,
	employeeIds?: readonly string[]
): Promise<string[]> {
	const among = employeeIds && new Set(employeeIds);
	return (await acknowledgementsOfVersion(versionId, 'requested'))
		.filter(({ employeeId, dueOn }) => dueOn >= today && (!among || among.has(employeeId)))
		.map(({ employeeId }) => employeeId);
}

export interface AcknowledgementQuery {
	states?: readonly AcknowledgementState[];
	/** Due before this date, for `expired`; on or after it for `requested`. */
	dueBefore?: string;
	dueFrom?: string;
	/** Part of a name or number. */
	query?: string;
	employeeIds?: readonly string[];
}

const asFilter = (versionId: string, query: AcknowledgementQuery) => ({
	versionId,
	...(query.states ? { state: { $in: [...query.states] } } : {}),
	...(query.dueBefore !== undefined ? { dueOn: { $lt: query.dueBefore } } : {}),
	...(query.dueFrom !== undefined ? { dueOn: { $gte: query.dueFrom } } : {}),
	...(query.query
		? { $and: searchPatterns(query.query).map((pattern) => ({ searchKey: { $regex: pattern } })) }
		: {}),
	...(query.employeeIds ? { employeeId: { $in: [...query.employeeIds] } } : {})
});

/** A page of the list of one version, in the order of names. */
export async function acknowledgementPage(
	versionId: string,
	query: AcknowledgementQuery,
	page: { skip: number; limit: number }
): Promise<{ rows: Acknowledgement[]; total: number }> {
	const filter = asFilter(versionId, query);
	const rows = await Acknowledgements.find(filter)
		.sort({ nameKey: 1, _id: 1 })
		.skip(page.skip)
		.limit(page.limit)
		.lean();
	const total = await Acknowledgements.countDocuments(filter);
	return { rows: records(rows), total };
}

/** Open requests of a position, whichever version they ask for. */
export function openRequestsOfPosition(positionId: string): Promise<Acknowledgement[]> {
	return openRequestsOfPositions([positionId]);
}

/** The same for several positions. */
export function openRequestsOfPositions(
	positionIds: readonly string[]
): Promise<Acknowledgement[]> {
	return allById({ positionId: { $in: [...positionIds] }, state: 'requested' });
}

/** All of these versions, in whatever state. */
export function acknowledgementsOfVersions(
	versionIds: readonly string[]
): Promise<Acknowledgement[]> {
	return allById({ versionId: { $in: [...versionIds] } });
}

async function allById(of: QueryFilter<StoredAcknowledgement>): Promise<Acknowledgement[]> {
	const raw = await everyPage<StoredAcknowledgement>(async (after) =>
		Acknowledgements.find({ ...of, ...(after ? { _id: { $gt: after._id } } : {}) })
			.sort({ _id: 1 })
			.limit(PAGE)
			.lean<StoredAcknowledgement[]>()
	);
	return records(raw);
}

/** All open requests of the installation, the longest due first. */
export async function openRequests(limit = 5_000): Promise<Acknowledgement[]> {
	return records(
		await Acknowledgements.find({ state: 'requested' }).sort({ dueOn: 1 }).limit(limit).lean()
	);
}

export async function countOpenRequestsOf(employeeId: string): Promise<number> {
	return Acknowledgements.countDocuments({ employeeId, state: 'requested' });
}

/** Open requests that are due within some dates, both included, the longest due first; page by page. */
export async function* requestsDueWithin(
	from: string,
	to: string
): AsyncGenerator<Acknowledgement[]> {
	const pages = pagesOf<StoredAcknowledgement>(async (after) =>
		Acknowledgements.find({
			state: 'requested',
			dueOn: { $gte: after?.dueOn ?? from, $lte: to },
			...(after
				? {
						$or: [{ dueOn: { $gt: after.dueOn } }, { dueOn: after.dueOn, _id: { $gt: after._id } }]
					}
				: {})
		})
			.sort({ dueOn: 1, _id: 1 })
			.limit(PAGE)
			.lean<StoredAcknowledgement[]>()
	);
	for await (const page of pages) yield records(page);
}

/** Which of these versions an employee has answered. */
export async function answeredAmong(
	employeeId: string,
	versionIds: readonly string[]
): Promise<Set<string>> {
	if (versionIds.length === 0) return new Set();
	const answered: { $in: AcknowledgementState[] } = {
		$in: ['acknowledged', 'with-remarks', 'refused']
	};
	const raw = await Acknowledgements.find({
		employeeId,
		versionId: { $in: [...versionIds] },
		state: answered
	})
		.select({ _id: 0, versionId: 1 })
		.limit(MOST_OF_EMPLOYEE)
		.lean<{ versionId: string }[]>();
	return new Set(raw.map(({ versionId }) => versionId));
}

/**
 * Changes an acknowledgement that is still in the state it was read in.
 * @returns false where somebody was faster
 */
export async function changeAcknowledgement(
	id: string,
	from: AcknowledgementState,
	changes: Partial<Omit<Acknowledgement, 'id'>>
): Promise<boolean> {
	const outcome = changes.state ? { outcome: changes.state } : {};
	const result = await Acknowledgements.updateOne(
		{ _id: id, state: from },
		{ $set: { ...changes, ...outcome } }
	);
	return result.matchedCount === 1;
}

/** Ends requests that are still open, by their ids, in any number. @returns how many were */
export async function endRequests(
	ids: readonly string[],
	state: Extract<AcknowledgementState, 'superseded' | 'closed'>
): Promise<number> {
	let ended = 0;
	for (let from = 0; from < ids.length; from += PAGE) {
		const result = await Acknowledgements.updateMany(
			{ _id: { $in: ids.slice(from, from + PAGE) }, state: 'requested' },
			{ $set: { state, outcome: state } }
		);
		ended += result.matchedCount;
	}
	return ended;
}

/** The acknowledgements of several employees, newest first. */
export async function acknowledgementsOfEmployees(
	employeeIds: readonly string[]
): Promise<Acknowledgement[]> {
	if (employeeIds.length === 0) return [];
	return records(
		await Acknowledgements.find({ employeeId: { $in: [...employeeIds] } })
			.sort({ requestedAt: -1 })
			.limit(2_000)
			.lean()
	);
}
