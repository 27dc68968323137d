import { putStructure, type StructureRecords } from '$lib/server/db/structure';
import type { NewEvent } from '../audit/append-event';
import { fieldChanges } from '../audit/field-changes';
import { laidOver, same } from './laid-rows';

/** One record, or one period of it, to be written. */
export interface StructureWrite {
	list: keyof StructureRecords;
	row: { id: string; rowId?: string };
	event: NewEvent;
	/** Whether the record begins with it. */
	isNew: boolean;
}

/** What differs between given records and the stored ones; what is stored and not given stays. */
export function writesOf(given: StructureRecords, known: StructureRecords): StructureWrite[] {
	return [
		...plain('companies', 'company', given, known, ({ name }) => name),
		...dated('units', 'unit', given, known, ({ code, name }) => `${code} · ${name}`),
		...plain('positions', 'position', given, known, ({ code, title }) => `${code} · ${title}`),
		...plain('aliases', 'alias', given, known, ({ name }) => name),
		...dated('posts', 'post', given, known, () => ''),
		...plain('employees', 'employee', given, known, () => '', ['givenNames', 'familyNames']),
		...dated('incumbencies', 'incumbency', given, known, () => '')
	];
}

/** The stored records as they are once these are written. */
export function recordsAfterWrites(
	known: StructureRecords,
	writes: readonly StructureWrite[]
): StructureRecords {
	const after = { ...known };
	for (const list of listsOf(known)) {
		const own = writes.filter((write) => write.list === list).map(({ row }) => row);
		const replaced = new Set(own.map(keyOf));
		const kept = (known[list] as { id: string }[]).filter((row) => !replaced.has(keyOf(row)));
		after[list] = [...kept, ...own] as never;
	}
	return after;
}

/** Writes them all, inside the caller's transaction. */
export async function putWrites(
	known: StructureRecords,
	writes: readonly StructureWrite[]
): Promise<void> {
	const changed = { ...known };
	const made = { ...known };
	for (const list of listsOf(known)) {
		const stored = new Set((known[list] as Row[]).map(keyOf));
		const own = writes.filter((write) => write.list === list).map(({ row }) => row);
		// Of the same one given twice the later one stands.
		const rows = [...new Map(own.map((row) => [keyOf(row), row])).values()];
		changed[list] = rows.filter((row) => stored.has(keyOf(row))) as never;
		made[list] = rows.filter((row) => !stored.has(keyOf(row))) as never;
	}
	await putStructure(changed, made);
}

type Row = StructureWrite['row'];

const keyOf = (row: Row): string => row.rowId ?? row.id;

const listsOf = (records: StructureRecords) => Object.keys(records) as (keyof StructureRecords)[];

type PlainList = 'companies' | 'positions' | 'aliases' | 'employees';
type DatedList = 'units' | 'posts' | 'incumbencies';

function plain<List extends PlainList>(
	list: List,
	kind: string,
	given: StructureRecords,
	known: StructureRecords,
	nameOf: (record: StructureRecords[List][number]) => string,
	personal: readonly string[] = []
): StructureWrite[] {
	const stored = new Map(known[list].map((record) => [record.id, record]));
	return given[list].flatMap((record: StructureRecords[List][number]): StructureWrite[] => {
		const before = stored.get(record.id) ?? null;
		if (before && same(before, record)) return [];
		const changes = fieldChanges(before, record, { without: ['id', 'order'], personal });
		return [
			{
				list,
				row: record,
				event: eventOf(kind, record.id, nameOf(record), before === null, changes, personal),
				isNew: before === null
			}
		];
	});
}

function dated<List extends DatedList>(
	list: List,
	kind: string,
	given: StructureRecords,
	known: StructureRecords,
	nameOf: (record: StructureRecords[List][number]) => string
): StructureWrite[] {
	type Row = StructureRecords[List][number];
	const stored = Map.groupBy(known[list] as Row[], ({ id }) => id);
	return [...Map.groupBy(given[list] as Row[], ({ id }) => id)].flatMap(([id, rows]) => {
		const former = stored.get(id) ?? [];
		return laidOver(former, rows).map(({ row, before }): StructureWrite => {
			const changes = fieldChanges(before, row, { without: ['id', 'rowId'] });
			return {
				list,
				row,
				event: eventOf(kind, id, nameOf(row), former.length === 0, changes, []),
				isNew: former.length === 0
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
