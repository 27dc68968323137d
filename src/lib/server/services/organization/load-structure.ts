import { can } from '$lib/domain/access/can';
import type { Structure as WrittenStructure } from '$lib/domain/organization/schema';
import { raiseStamp } from '$lib/server/db/stamps';
import { readStructure, type StructureRecords } from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { settleRequests } from '../acknowledgement/settle-requests';
import { appendEvents } from '../audit/append-event';
import type { Context } from '../context';
import { inWaves } from '../in-waves';
import { concernedPositions } from './concerned-positions';
import { refusedFaults } from './refuse-faults';
import { recordsOf } from './structure-records';
import { putWrites, recordsAfterWrites, writesOf } from './structure-writes';

export interface LoadedStructure {
	created: number;
	changed: number;
	/** Acknowledgement requests opened for joiners and movers, closed for leavers. */
	requests: { opened: number; closed: number };
}

/**
 * Loads companies, units, positions, posts, employees and incumbencies as one transaction: what is
 * new is created, what differs is changed (effective-dated rows by their periods), what the file
 * does not name stays.
 * @throws DomainError structure-invalid where a rule of the structure would be broken; its details
 * are the refusals, each with its sentence
 */
export function loadStructure(ctx: Context, given: WrittenStructure): Promise<LoadedStructure> {
	return loadRecords(ctx, (known) => recordsOf(given, known));
}

/**
 * The same for records: what they are is worked out on what is stored, inside the transaction, so
 * that nothing comes between.
 * @throws DomainError as `loadStructure`, and whatever `build` refuses
 */
export async function loadRecords(
	ctx: Context,
	build: (known: StructureRecords) => StructureRecords | Promise<StructureRecords>
): Promise<LoadedStructure> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	return withTransaction(async () => {
		await raiseStamp('structure');
		const known = await readStructure();
		const writes = writesOf(await build(known), known);
		const after = recordsAfterWrites(known, writes);
		refuseBroken(known, after);
		await putWrites(known, writes);
		const events = writes.map(({ event }) => event);
		for (const wave of inWaves(events, ({ kind, id }) => `${kind} ${id}`))
			await appendEvents(ctx, wave);
		const idsOf = (list: keyof StructureRecords) =>
			writes.filter((write) => write.list === list).map(({ row }) => row.id);
		const changed = { posts: idsOf('posts'), incumbencies: idsOf('incumbencies') };
		const concerned = concernedPositions(known, after, changed);
		// Whoever holds a position that is taken out of use owes no answer any more.
		for (const id of idsOf('positions')) concerned.add(id);
		const requests = await settleRequests(ctx, concerned);
		const begun = new Set(
			writes.filter(({ isNew }) => isNew).map(({ event }) => `${event.kind} ${event.id}`)
		);
		return { created: begun.size, changed: writes.length - begun.size, requests };
	});
}

/**
 * What a file would break, without loading it.
 * @throws DomainError structure-invalid as `loadStructure`
 */
export function refuseStructure(given: WrittenStructure, known: StructureRecords): void {
	refuseBroken(known, recordsAfterWrites(known, writesOf(recordsOf(given, known), known)));
}

function refuseBroken(known: StructureRecords, after: StructureRecords): void {
	const refusals = refusedFaults(known, after);
	if (refusals.length > 0)
		throw new DomainError('structure-invalid', { count: refusals.length }, refusals);
}
