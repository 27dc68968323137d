import type { Acknowledgement, AcknowledgementState } from '../../domain/acknowledgement/records';
import { everyPage, PAGE } from './every-page';
import { Kept } from './kept';
import { Acknowledgements, type StoredAcknowledgement } from './models/acknowledgements';

/** Figures that many pages ask for; nobody changes what they are handed. */
const keptTallies = new Kept<ReadonlyMap<string, AcknowledgementTally>>(200);
const keptWaiting = new Kept<readonly WaitedFor[]>(200);

/** How many acknowledgements of a version are in which stored state. */
export type AcknowledgementTally = Partial<Record<AcknowledgementState, number>> & {
	/** Still requested although due before the date asked about. */
	expired: number;
	/** Earliest date on which an open one is due. */
	oldestDue: string | null;
};

/** Tallies of several versions at once, restricted to these employees where given. */
export async function acknowledgementTallies(
	versionIds: readonly string[],
	today: string,
	employeeIds?: readonly string[]
): Promise<ReadonlyMap<string, AcknowledgementTally>> {
	if (versionIds.length === 0) return new Map();
	const key = `${today} ${versionIds.join()} ${employeeIds?.join() ?? '*'}`;
	return keptTallies.get(key, () => readTallies(versionIds, today, employeeIds));
}

async function readTallies(
	versionIds: readonly string[],
	today: string,
	employeeIds?: readonly string[]
): Promise<Map<string, AcknowledgementTally>> {
	const tallies = new Map<string, AcknowledgementTally>();
	const groups = await Acknowledgements.aggregate<{
		_id: { version: string; state: AcknowledgementState; due: string | null };
		count: number;
	}>([
		{
			$match: {
				versionId: { $in: [...versionIds] },
				...(employeeIds ? { employeeId: { $in: [...employeeIds] } } : {})
			}
		},
		{
			$group: { _id: { version: '$versionId', state: '$state', due: '$dueOn' }, count: { $sum: 1 } }
		}
	]);
	for (const { _id, count } of groups) {
		const tally = tallies.get(_id.version) ?? { expired: 0, oldestDue: null };
		tally[_id.state] = (tally[_id.state] ?? 0) + count;
		if (_id.state === 'requested' && _id.due !== null) {
			if (_id.due < today) tally.expired += count;
			if (tally.oldestDue === null || _id.due < tally.oldestDue) tally.oldestDue = _id.due;
		}
		tallies.set(_id.version, tally);
	}
	return tallies;
}

/** Who answered what, of these versions: for figures by unit, where a tally by version is too coarse. */
export async function standingOfVersions(
	versionIds: readonly string[]
): Promise<Pick<Acknowledgement, 'employeeId' | 'versionId' | 'state'>[]> {
	if (versionIds.length === 0) return [];
	const standing: { $in: AcknowledgementState[] } = {
		$in: ['requested', 'acknowledged', 'with-remarks', 'refused']
	};
	type Standing = Pick<StoredAcknowledgement, '_id' | 'employeeId' | 'versionId' | 'state'>;
	const raw = await everyPage<Standing>(async (after) =>
		Acknowledgements.find({
			versionId: { $in: [...versionIds] },
			state: standing,
			...(after ? { _id: { $gt: after._id } } : {})
		})
			.sort({ _id: 1 })
			.select({ employeeId: 1, versionId: 1, state: 1 })
			.limit(PAGE)
			.lean<Standing[]>()
	);
	return raw.map(({ employeeId, versionId, state }) => ({ employeeId, versionId, state }));
}

export interface WaitedFor {
	versionId: string;
	positionId: string;
	dueOn: string;
}

/** Versions with open requests to some of these employees (null: to anybody), soonest due first. */
export async function versionsWaitedFor(
	employeeIds: readonly string[] | null
): Promise<readonly WaitedFor[]> {
	return keptWaiting.get(employeeIds?.join() ?? '*', () => readWaitedFor(employeeIds));
}

async function readWaitedFor(employeeIds: readonly string[] | null): Promise<WaitedFor[]> {
	const groups = await Acknowledgements.aggregate<{
		_id: { versionId: string; positionId: string };
		dueOn: string;
	}>([
		{
			$match: {
				state: 'requested',
				...(employeeIds ? { employeeId: { $in: [...employeeIds] } } : {})
			}
		},
		{
			$group: {
				_id: { versionId: '$versionId', positionId: '$positionId' },
				dueOn: { $min: '$dueOn' }
			}
		}
	]);
	return groups
		.map(({ _id, dueOn }) => ({ ..._id, dueOn }))
		.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
