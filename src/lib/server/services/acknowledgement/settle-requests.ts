import { inForceOn } from '$lib/domain/matrix/life-cycle';
import { acknowledgementsOfVersion, openRequestsOfPosition } from '$lib/server/db/acknowledgements';
import { withTransaction } from '$lib/server/db/transaction';
import { issuedHeads, type VersionHeadRecord } from '$lib/server/db/versions';
import type { Context } from '../context';
import { holdersOf } from '../organization/above';
import { currentStructure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';
import { askPeople, closeRequestsOf } from './open-requests';

/**
 * Brings requests in line with who holds which position today: whoever joined or moved is asked for
 * the version in force, the requests of whoever left close. Running it again changes nothing.
 */
export async function settleRequests(ctx: Context): Promise<{ opened: number; closed: number }> {
	return withTransaction(async () => {
		const structure = await currentStructure();
		let opened = 0;
		let closed = 0;
		for (const [positionId, heads] of Map.groupBy(await issuedHeads(), (head) => head.positionId)) {
			const position = structure.positions.get(positionId);
			if (!position) continue;
			const today = todayAt(structure, ctx.now, position.companyId);
			const holders = new Set(holdersOf(structure.on(today), positionId));
			const open = await openRequestsOfPosition(positionId);
			const scheduled = new Set(
				heads.filter(({ effectiveFrom }) => (effectiveFrom ?? '') > today).map(({ id }) => id)
			);
			// Who is asked for a coming version may join on its day: left alone until then.
			const gone = open.filter(
				({ employeeId, versionId }) => !holders.has(employeeId) && !scheduled.has(versionId)
			);
			const leavers = new Set(gone.map(({ employeeId }) => employeeId));
			if (leavers.size > 0)
				closed += await closeRequestsOf(ctx, positionId, null, 'closed', leavers);
			const inForce = inForceOn(heads, today, zoneOf(structure, position.companyId));
			if (!inForce || (position.retiredAt !== null && position.retiredAt <= today)) continue;
			const asked = await everAsked(heads, inForce);
			const waiting = new Set(open.map(({ employeeId }) => employeeId));
			const joiners = [...holders].filter((id) => !asked.has(id) && !waiting.has(id));
			const place = { structure, position, today };
			const { id, number, contentHash, effectiveFrom } = inForce;
			if (joiners.length === 0 || number === null || contentHash === null) continue;
			const version = { id, number, hash: contentHash, effectiveFrom: effectiveFrom ?? today };
			opened += await askPeople(ctx, place, version, joiners);
		}
		return { opened, closed };
	});
}

/**
 * Who was asked for what is in force: since its last substantive version, because an editorial one
 * asks nobody again. Whose request closed when they left is asked anew when they come back.
 */
async function everAsked(
	heads: readonly VersionHeadRecord[],
	inForce: VersionHeadRecord
): Promise<Set<string>> {
	const upTo = heads.filter(({ number }) => (number ?? 0) <= (inForce.number ?? 0));
	const lastSubstantive = Math.max(
		0,
		...upTo.filter(({ kind }) => kind === 'substantive').map(({ number }) => number ?? 0)
	);
	const asked = new Set<string>();
	for (const head of upTo.filter(({ number }) => (number ?? 0) >= lastSubstantive))
		for (const { employeeId, state } of await acknowledgementsOfVersion(head.id))
			if (state !== 'closed') asked.add(employeeId);
	return asked;
}
