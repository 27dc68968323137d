import { afterMoves } from '$lib/domain/acknowledgement/rules';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { Position } from '$lib/domain/organization/records';
import {
	acknowledgementsOfVersions,
	openRequestsOfPositions
} from '$lib/server/db/acknowledgements';
import { raiseStamp } from '$lib/server/db/stamps';
import { inTransaction, withTransaction } from '$lib/server/db/transaction';
import { issuedHeads, versionHeadsOf, type VersionHeadRecord } from '$lib/server/db/versions';
import type { Context } from '../context';
import { holdersOf } from '../organization/above';
import { currentStructure, type Structure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';
import { askAll, closeRequests, type AskedVersion } from './open-requests';

/** Positions that are looked at together, so that what is read of them at once has a limit. */
const CHUNK = 200;

interface Settled {
	opened: number;
	closed: number;
}

/**
 * Brings requests in line with who holds which position today: whoever joined or moved is asked for
 * the version in force, the requests of whoever left close. Running it again changes nothing. Inside
 * a transaction all of it is part of that; outside only a position where something is to be done
 * takes a transaction, each its own.
 * @param only the positions to look at; every one that has a version where it is left out
 */
export async function settleRequests(ctx: Context, only?: ReadonlySet<string>): Promise<Settled> {
	const settled = { opened: 0, closed: 0 };
	if (only?.size === 0) return settled;
	const structure = await currentStructure();
	const heads = only ? await versionHeadsOf([...only]) : await issuedHeads();
	const positions = [...Map.groupBy(heads, ({ positionId }) => positionId)];
	for (let from = 0; from < positions.length; from += CHUNK) {
		const some = new Map(positions.slice(from, from + CHUNK));
		const moves = await movesOf(ctx, structure, some);
		const done = inTransaction()
			? await settle(ctx, structure, moves)
			: await settleEach(ctx, moves);
		settled.opened += done.opened;
		settled.closed += done.closed;
	}
	return settled;
}

async function settleEach(ctx: Context, moves: readonly Moves[]): Promise<Settled> {
	const settled = { opened: 0, closed: 0 };
	for (const { place } of moves) {
		const { opened, closed } = await withTransaction(async () => {
			const structure = await currentStructure();
			const heads = await versionHeadsOf([place.position.id]);
			return settle(
				ctx,
				structure,
				await movesOf(ctx, structure, new Map([[place.position.id, heads]]))
			);
		});
		settled.opened += opened;
		settled.closed += closed;
	}
	return settled;
}

async function settle(
	ctx: Context,
	structure: Structure,
	moves: readonly Moves[]
): Promise<Settled> {
	if (moves.length === 0) return { opened: 0, closed: 0 };
	// As publishing does: of the two at the same moment, one tries again.
	await raiseStamp('structure');
	const open = await openRequestsOfPositions(moves.map(({ place }) => place.position.id));
	const byPosition = new Map(moves.map((one) => [one.place.position.id, one]));
	const leaving = open.filter(({ positionId, employeeId }) =>
		byPosition.get(positionId)?.leavers.has(employeeId)
	);
	const closed = await closeRequests(ctx, leaving, 'closed');
	const asking = moves.flatMap(({ place, version, ask }) =>
		version && ask.length > 0 ? [{ place, version, employeeIds: ask }] : []
	);
	// Whoever joined before a version came into force may still owe an answer to the one before.
	const asked = new Set(
		asking.flatMap(({ place, employeeIds }) =>
			employeeIds.map((employeeId) => `${place.position.id} ${employeeId}`)
		)
	);
	const owed = open.filter(({ positionId, employeeId }) =>
		asked.has(`${positionId} ${employeeId}`)
	);
	await closeRequests(ctx, owed, 'superseded');
	return { opened: await askAll(ctx, structure, asking), closed };
}

interface Moves {
	place: { structure: Structure; position: Position; today: CivilDate };
	/** What joiners are asked for; null where nothing is in force or the position retires. */
	version: AskedVersion | null;
	ask: string[];
	leavers: Set<string>;
}

type Heads = readonly VersionHeadRecord[];

/** Of each position where something is to be done: who is to be asked and whose requests close. */
async function movesOf(
	ctx: Context,
	structure: Structure,
	headsOf: ReadonlyMap<string, Heads>
): Promise<Moves[]> {
	const looked = [...headsOf].flatMap(([positionId, heads]) => {
		const position = structure.positions.get(positionId);
		if (!position) return [];
		const today = todayAt(structure, ctx.now, position.companyId);
		const inForce = inForceOn(heads, today, zoneOf(structure, position.companyId));
		return [{ position, today, inForce, asked: askedSince(heads, inForce) }];
	});
	const requests = Map.groupBy(
		await acknowledgementsOfVersions(looked.flatMap(({ asked }) => asked)),
		({ positionId }) => positionId
	);
	return looked.flatMap(({ position, today, inForce }) => {
		const own = requests.get(position.id) ?? [];
		const { ask, close } = afterMoves(own, holdersOf(structure.on(today), position.id));
		const closing = new Set(close);
		const leavers = new Set(
			own.filter(({ id }) => closing.has(id)).map(({ employeeId }) => employeeId)
		);
		const version = position.retiredAt === null ? askedVersion(inForce) : null;
		if (leavers.size === 0 && (version === null || ask.length === 0)) return [];
		return [{ place: { structure, position, today }, version, ask, leavers }];
	});
}

function askedVersion(inForce: VersionHeadRecord | null): AskedVersion | null {
	if (!inForce) return null;
	const { id, number, contentHash: hash, effectiveFrom } = inForce;
	if (number === null || hash === null || effectiveFrom === null) return null;
	return { id, number, hash, effectiveFrom };
}

/**
 * Versions whose requests count: what is in force or comes, since the last substantive one, because
 * an editorial one asks nobody again.
 */
function askedSince(heads: Heads, inForce: VersionHeadRecord | null): string[] {
	const upTo = heads.filter(({ number }) => (number ?? 0) <= (inForce?.number ?? 0));
	const lastSubstantive = Math.max(
		0,
		...upTo.filter(({ kind }) => kind === 'substantive').map(({ number }) => number ?? 0)
	);
	return heads
		.filter(({ state, number }) => state === 'issued' && (number ?? 0) >= lastSubstantive)
		.map(({ id }) => id);
}
