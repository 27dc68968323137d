import { can } from '$lib/domain/access/can';
import { circlesIn } from '$lib/domain/organization/reporting-line';
import type { Structure as WrittenStructure } from '$lib/domain/organization/schema';
import { raiseStamp } from '$lib/server/db/stamps';
import {
	putAlias,
	putCompany,
	putEmployee,
	putIncumbency,
	putPosition,
	putPost,
	putUnit,
	readStructure,
	type StructureRecords
} from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { settleRequests } from '../acknowledgement/settle-requests';
import { appendEvent, appendFirstEvents, type NewEvent } from '../audit/append-event';
import { fieldChanges } from '../audit/field-changes';
import type { Context } from '../context';
import { laidOver, same } from './laid-rows';
import { recordsOf } from './structure-records';

export interface LoadedStructure {
	created: number;
	changed: number;
	/** Acknowledgement requests opened for joiners and movers, closed for leavers. */
	requests: { opened: number; closed: number };
}

interface Write {
	event: NewEvent;
	isNew: boolean;
	put: () => Promise<void>;
}

/**
 * Loads companies, units, positions, posts, employees and incumbencies as one transaction: what is
 * new is created, what differs is changed (effective-dated rows by their periods), what the file
 * does not name stays.
 * @throws DomainError structure-invalid where units or posts would stand in a circle
 */
export async function loadStructure(
	ctx: Context,
	given: WrittenStructure
): Promise<LoadedStructure> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	return withTransaction(async () => {
		await raiseStamp('structure');
		const known = await readStructure();
		const writes = writesOf(recordsOf(given, known), known);
		const first: NewEvent[] = [];
		const begun = new Set<string>();
		for (const { put } of writes) await put();
		for (const { event, isNew } of writes) {
			const key = `${event.kind} ${event.id}`;
			if (isNew && !begun.has(key)) first.push(event);
			begun.add(key);
		}
		await appendFirstEvents(ctx, first);
		const firsts = new Set(first);
		for (const { event } of writes) if (!firsts.has(event)) await appendEvent(ctx, event);
		refuseCircles(await readStructure());
		const created = first.length;
		const requests = await settleRequests(ctx);
		return { created, changed: writes.length - created, requests };
	});
}

function writesOf(given: StructureRecords, known: StructureRecords): Write[] {
	return [
		...plain('company', given.companies, known.companies, putCompany, ({ name }) => name),
		...dated('unit', given.units, known.units, putUnit, ({ code, name }) => `${code} · ${name}`),
		...plain(
			'position',
			given.positions,
			known.positions,
			putPosition,
			({ code, title }) => `${code} · ${title}`
		),
		...plain('alias', given.aliases, known.aliases, putAlias, ({ name }) => name),
		...dated('post', given.posts, known.posts, putPost, () => ''),
		...plain('employee', given.employees, known.employees, putEmployee, () => '', [
			'givenNames',
			'familyNames'
		]),
		...dated('incumbency', given.incumbencies, known.incumbencies, putIncumbency, () => '')
	];
}

function plain<T extends { id: string }>(
	kind: string,
	given: readonly T[],
	known: readonly T[],
	put: (record: T) => Promise<void>,
	nameOf: (record: T) => string,
	personal: readonly string[] = []
): Write[] {
	const stored = new Map(known.map((record) => [record.id, record]));
	return given.flatMap((record) => {
		const before = stored.get(record.id) ?? null;
		if (before && same(before, record)) return [];
		const changes = fieldChanges(before, record, { without: ['id', 'order'], personal });
		return [
			{
				event: eventOf(kind, record.id, nameOf(record), before === null, changes, personal),
				isNew: before === null,
				put: () => put(record)
			}
		];
	});
}

function dated<T extends { id: string; rowId: string; validFrom: string; validTo: string | null }>(
	kind: string,
	given: readonly T[],
	known: readonly T[],
	put: (record: T) => Promise<void>,
	nameOf: (record: T) => string
): Write[] {
	const stored = Map.groupBy(known, ({ id }) => id);
	return [...Map.groupBy(given, ({ id }) => id)].flatMap(([id, rows]) => {
		const former = stored.get(id) ?? [];
		return laidOver(former, rows).map(({ row, before }) => {
			const changes = fieldChanges(before, row, { without: ['id', 'rowId'] });
			return {
				event: eventOf(kind, id, nameOf(row), former.length === 0, changes, []),
				isNew: former.length === 0,
				put: () => put(row)
			};
		});
	});
}

function eventOf(
	kind: string,
	id: string,
	name: string,
	isNew: boolean,
	changes: NewEvent['changes'],
	personal: readonly string[]
): NewEvent {
	const action = `${kind}-${isNew ? 'created' : 'changed'}`;
	const event: NewEvent = { kind, id, name, action, changes: changes ?? [] };
	return personal.length > 0 ? { ...event, person: id } : event;
}

/** Today's and every coming structure must be a tree: one parent each, no circles. */
function refuseCircles({ units, posts }: StructureRecords): void {
	const starts = new Set([...units, ...posts].map(({ validFrom }) => validFrom));
	for (const date of starts) {
		const holds = (row: { validFrom: string; validTo: string | null }) =>
			row.validFrom <= date && (row.validTo === null || date < row.validTo);
		const parents = [
			new Map(units.filter(holds).map(({ id, parentId }) => [id, parentId])),
			new Map(posts.filter(holds).map(({ id, reportsTo }) => [id, reportsTo]))
		];
		const circles = parents.flatMap(circlesIn);
		if (circles.length > 0)
			throw new DomainError('structure-invalid', { count: circles.length }, circles);
	}
}
