import {
	versionFaults,
	type VersionAct,
	type VersionFault
} from '$lib/domain/audit/version-faults';
import { allEvents, headKey, type AuditEventRecord } from '$lib/server/db/audit';
import { withTransaction } from '$lib/server/db/transaction';
import { issuedHeads, versionHeadsOf, type VersionHeadRecord } from '$lib/server/db/versions';

const KIND = 'position';

/** What an event says of a version; null for every other event. */
export function actOf(event: AuditEventRecord): VersionAct | null {
	const { recordKind, action, at, actorId, changes } = event;
	if (recordKind !== KIND) return null;
	if (action !== 'version-published' && action !== 'version-withdrawn') return null;
	// What is personal is encrypted, and nothing here is.
	const after = changes.flatMap(({ path, after: value }) =>
		typeof value === 'object' && value !== null ? [] : [[path, value] as const]
	);
	return { action, at, by: actorId, after: Object.fromEntries(after) };
}

/**
 * Holds every issued version's record against the trail.
 * @param acts what the trail says, by position
 * @param unsound chains that are faulty themselves: nothing is held against them
 */
export async function verifyVersions(
	acts: ReadonlyMap<string, readonly VersionAct[]>,
	unsound: ReadonlySet<string>
): Promise<VersionFault[]> {
	const records = Map.groupBy(await issuedHeads(), ({ positionId }) => positionId);
	const faults: VersionFault[] = [];
	for (const positionId of new Set([...acts.keys(), ...records.keys()])) {
		const chain = headKey(KIND, positionId);
		if (unsound.has(chain)) continue;
		const own = records.get(positionId) ?? [];
		if (versionFaults(chain, own, acts.get(positionId) ?? []).length > 0)
			faults.push(...(await faultsNow(positionId)));
	}
	return faults;
}

/** Read once more, both at one moment: somebody may have published between the two readings. */
async function faultsNow(positionId: string): Promise<VersionFault[]> {
	return withTransaction(async () => {
		const heads = await versionHeadsOf([positionId]);
		const acts: VersionAct[] = [];
		for await (const event of allEvents({ recordKind: KIND, recordId: positionId })) {
			const act = actOf(event);
			if (act) acts.push(act);
		}
		return versionFaults(headKey(KIND, positionId), heads.filter(isIssued), acts);
	});
}

const isIssued = ({ state }: VersionHeadRecord): boolean =>
	state === 'issued' || state === 'withdrawn';
