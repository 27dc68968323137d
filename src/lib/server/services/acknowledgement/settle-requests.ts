import type { Acknowledgement } from '$lib/domain/acknowledgement/records';
import { afterMoves } from '$lib/domain/acknowledgement/rules';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import { acknowledgementsOfVersion } from '$lib/server/db/acknowledgements';
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
			const zone = zoneOf(structure, position.companyId);
			const inForce = inForceOn(heads, today, zone);
			const scheduled = new Set(
				heads.filter(({ effectiveFrom }) => (effectiveFrom ?? '') > today).map(({ id }) => id)
			);
			const requests = await requestsSince(heads, inForce);
			const { ask, close } = afterMoves(requests, [...holders]);
			// Who is asked for a coming version may join on its day: left alone until then.
			const leavers = new Set(
				requests
					.filter(({ id, versionId }) => close.includes(id) && !scheduled.has(versionId))
					.map(({ employeeId }) => employeeId)
			);
			if (leavers.size > 0)
				closed += await closeRequestsOf(ctx, positionId, null, 'closed', leavers);
			if (!inForce || (position.retiredAt !== null && position.retiredAt <= today)) continue;
			const { id, number, contentHash, effectiveFrom } = inForce;
			if (ask.length === 0 || number === null || contentHash === null) continue;
			const version = { id, number, hash: contentHash, effectiveFrom: effectiveFrom ?? today };
			opened += await askPeople(ctx, { structure, position, today }, version, ask);
		}
		return { opened, closed };
	});
}

/**
 * Requests for what is in force or comes: since the last substantive version, because an editorial
 * one asks nobody again.
 */
async function requestsSince(
	heads: readonly VersionHeadRecord[],
	inForce: VersionHeadRecord | null
): Promise<Acknowledgement[]> {
	const upTo = heads.filter(({ number }) => (number ?? 0) <= (inForce?.number ?? 0));
	const lastSubstantive = Math.max(
		0,
		...upTo.filter(({ kind }) => kind === 'substantive').map(({ number }) => number ?? 0)
	);
	const requests: Acknowledgement[] = [];
	for (const head of heads)
		if (head.state === 'issued' && (head.number ?? 0) >= lastSubstantive)
			requests.push(...(await acknowledgementsOfVersion(head.id)));
	return requests;
}
