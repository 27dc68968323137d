import type { Acknowledgement } from '$lib/domain/acknowledgement/records';
import { afterMoves } from '$lib/domain/acknowledgement/rules';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { Position } from '$lib/domain/organization/records';
import { acknowledgementsOfVersion } from '$lib/server/db/acknowledgements';
import { raiseStamp } from '$lib/server/db/stamps';
import { withTransaction } from '$lib/server/db/transaction';
import { issuedHeads, versionHeadsOf, type VersionHeadRecord } from '$lib/server/db/versions';
import type { Context } from '../context';
import { holdersOf } from '../organization/above';
import { currentStructure, type Structure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';
import { askPeople, closeRequestsOf, type AskedVersion } from './open-requests';

/**
 * Brings requests in line with who holds which position today: whoever joined or moved is asked for
 * the version in force, the requests of whoever left close. Running it again changes nothing. Only
 * a position where something is to be done takes a transaction, each its own.
 * @param only the positions to look at; every one that has a version where it is left out
 */
export async function settleRequests(
	ctx: Context,
	only?: ReadonlySet<string>
): Promise<{ opened: number; closed: number }> {
	const settled = { opened: 0, closed: 0 };
	if (only?.size === 0) return settled;
	const structure = await currentStructure();
	const all = only ? await versionHeadsOf([...only]) : await issuedHeads();
	for (const [positionId, heads] of Map.groupBy(all, (head) => head.positionId)) {
		if (!(await movesOf(ctx, structure, positionId, heads))) continue;
		const { opened, closed } = await withTransaction(() => settlePosition(ctx, positionId));
		settled.opened += opened;
		settled.closed += closed;
	}
	return settled;
}

async function settlePosition(
	ctx: Context,
	positionId: string
): Promise<{ opened: number; closed: number }> {
	const structure = await currentStructure();
	const heads = await versionHeadsOf([positionId]);
	const moves = await movesOf(ctx, structure, positionId, heads);
	if (!moves) return { opened: 0, closed: 0 };
	// As publishing does: of the two at the same moment, one tries again.
	await raiseStamp('structure');
	const { place, version, ask, leavers } = moves;
	const closed =
		leavers.size > 0 ? await closeRequestsOf(ctx, positionId, null, 'closed', leavers) : 0;
	if (!version || ask.length === 0) return { opened: 0, closed };
	// Whoever joined before a version came into force may still owe an answer to the one before.
	await closeRequestsOf(ctx, positionId, null, 'superseded', new Set(ask));
	return { opened: await askPeople(ctx, place, version, ask), closed };
}

interface Moves {
	place: { structure: Structure; position: Position; today: CivilDate };
	/** What joiners are asked for; null where nothing is in force or the position retires. */
	version: AskedVersion | null;
	ask: string[];
	leavers: Set<string>;
}

/** Who is to be asked in a position and whose requests close; null where nothing is to be done. */
async function movesOf(
	ctx: Context,
	structure: Structure,
	positionId: string,
	heads: readonly VersionHeadRecord[]
): Promise<Moves | null> {
	const position = structure.positions.get(positionId);
	if (!position) return null;
	const today = todayAt(structure, ctx.now, position.companyId);
	const inForce = inForceOn(heads, today, zoneOf(structure, position.companyId));
	const requests = await requestsSince(heads, inForce);
	const { ask, close } = afterMoves(requests, holdersOf(structure.on(today), positionId));
	const leavers = new Set(
		requests.filter(({ id }) => close.includes(id)).map(({ employeeId }) => employeeId)
	);
	const version = position.retiredAt === null ? askedVersion(inForce) : null;
	if (leavers.size === 0 && (version === null || ask.length === 0)) return null;
	return { place: { structure, position, today }, version, ask, leavers };
}

function askedVersion(inForce: VersionHeadRecord | null): AskedVersion | null {
	if (!inForce) return null;
	const { id, number, contentHash: hash, effectiveFrom } = inForce;
	if (number === null || hash === null || effectiveFrom === null) return null;
	return { id, number, hash, effectiveFrom };
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
