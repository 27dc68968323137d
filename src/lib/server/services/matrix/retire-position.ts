import { can } from '$lib/domain/access/can';
import { isCivilDate } from '$lib/domain/calendar/civil-date';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { Position } from '$lib/domain/organization/records';
import { openRequestsOfPosition } from '$lib/server/db/acknowledgements';
import { raiseStamp } from '$lib/server/db/stamps';
import { putPosition } from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { closeRequestsOf } from '../acknowledgement/open-requests';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { holdersOf } from '../organization/above';
import { occupationOf } from '../organization/unit-names';
import { eventRecord } from './open-version';
import { positionVersions, stateOf, type PositionVersions } from './position-versions';

/** What retiring a position touches. */
export interface RetirementImpact {
	people: number;
	posts: number;
	inForce: number | null;
	openVersion: string | null;
	openRequests: number;
}

export async function retirementImpact(ctx: Context, code: string): Promise<RetirementImpact> {
	if (!can(ctx.actor, 'position.edit')) throw forbidden();
	return impactOf(await positionVersions(ctx, { code }));
}

/** Retires a position from a date on: no new work on its matrix, open requests close. */
export async function retirePosition(
	ctx: Context,
	code: string,
	given: { on: CivilDate }
): Promise<RetirementImpact> {
	if (!can(ctx.actor, 'position.edit')) throw forbidden();
	if (!isCivilDate(given.on)) throw new DomainError('date-invalid', { date: given.on });
	return withTransaction(async () => {
		const known = await positionVersions(ctx, { code });
		if (known.position.retiredAt !== null) throw new DomainError('position-retired');
		const impact = await impactOf(known);
		await closeRequestsOf(ctx, known.position.id, null, 'closed');
		await changeRetirement(ctx, known, given.on);
		return impact;
	});
}

export async function restorePosition(ctx: Context, code: string): Promise<void> {
	if (!can(ctx.actor, 'position.edit')) throw forbidden();
	await withTransaction(async () => {
		const known = await positionVersions(ctx, { code });
		if (known.position.retiredAt === null) throw new DomainError('position-not-retired');
		await changeRetirement(ctx, known, null);
	});
}

async function impactOf(known: PositionVersions): Promise<RetirementImpact> {
	const { structure, position, today, inForce, open } = known;
	const on = structure.on(today);
	return {
		people: holdersOf(on, position.id).length,
		posts: occupationOf(on, position.id).posts,
		inForce: inForce?.number ?? null,
		openVersion: open ? stateOf(open, known) : null,
		openRequests: (await openRequestsOfPosition(position.id)).length
	};
}

async function changeRetirement(
	ctx: Context,
	known: PositionVersions,
	retiredAt: CivilDate | null
): Promise<void> {
	const position: Position = { ...known.position, retiredAt };
	await raiseStamp('structure');
	await putPosition(position);
	await appendEvent(ctx, {
		...eventRecord(known),
		action: retiredAt === null ? 'position-restored' : 'position-retired',
		changes: [{ path: 'retiredAt', before: known.position.retiredAt, after: retiredAt }]
	});
}
