import { asOf } from '$lib/domain/organization/as-of';
import { inOrder, writesBetween, type Dated } from '$lib/domain/organization/periods';
import type { CivilDate } from '$lib/domain/matrix/version';
import type { StructureRecords } from '$lib/server/db/structure';
import type { NewEvent } from '../audit/append-event';
import { fieldChanges } from '../audit/field-changes';
import type { StructureEdits } from './structure-edits';
import { postLabel } from './structure-names';

const WITHOUT = { without: ['id', 'rowId'] };

/** The events of an edit, in waves: within one every record stands at most once. */
export function editEvents(
	before: StructureRecords,
	after: StructureRecords,
	edits: StructureEdits,
	today: CivilDate
): NewEvent[][] {
	const ofRecords: NewEvent[][] = [];
	for (const [id, employee] of edits.employees) {
		const was = before.employees.find((one) => one.id === id) ?? null;
		const personal = ['givenNames', 'familyNames'];
		const changes = fieldChanges(was, employee, { without: ['id'], personal });
		const action = was ? 'employee-changed' : 'employee-created';
		ofRecords.push([{ kind: 'employee', id, name: '', action, changes, person: id }]);
	}
	for (const [id, rows] of edits.units) {
		const last = rows.at(-1) ?? before.units.findLast((row) => row.id === id);
		const name = last ? `${last.code} · ${last.name}` : '';
		ofRecords.push(datedEvents('unit', id, name, ownRows(before.units, id), rows));
	}
	for (const [id, rows] of edits.posts) {
		const name = postLabel(after, id, today) || postLabel(before, id, today);
		ofRecords.push(datedEvents('post', id, name, ownRows(before.posts, id), rows));
	}
	for (const [id, rows] of edits.incumbencies) {
		const own = ownRows(before.incumbencies, id);
		const row = rows[0] ?? own[0];
		const name = row ? postLabel(after, row.postId, today) : '';
		const events = datedEvents('incumbency', id, name, own, rows);
		ofRecords.push(row ? events.map((event) => ({ ...event, person: row.employeeId })) : events);
	}
	const longest = Math.max(0, ...ofRecords.map(({ length }) => length));
	return Array.from({ length: longest }, (_, wave) =>
		ofRecords.flatMap((events) => events[wave] ?? [])
	);
}

const ownRows = <T extends Dated>(rows: readonly T[], id: string): T[] =>
	rows.filter((row) => row.id === id);

/**
 * One event a period that begins or says something else, held against what was to hold on its first
 * day; a period that is only cut because the next one begins has none of its own.
 */
function datedEvents<T extends Dated>(
	kind: 'unit' | 'post' | 'incumbency',
	id: string,
	name: string,
	was: readonly T[],
	is: readonly T[]
): NewEvent[] {
	const { put, remove } = writesBetween(was, is);
	const begins = new Set(
		put.filter(({ before }) => before === null).map(({ row }) => row.validFrom)
	);
	const events: NewEvent[] = [];
	for (const { row, before } of put) {
		if (before && row.validTo !== before.validTo && begins.has(row.validTo ?? '')) continue;
		const old = before ?? asOf(was, row.validFrom)[0] ?? null;
		const ended = before !== null && row.validTo !== null && before.validTo !== row.validTo;
		const last = inOrder(is).at(-1)?.rowId === row.rowId;
		const action =
			was.length === 0 ? `${kind}-created` : ended && last ? `${kind}-ended` : `${kind}-changed`;
		events.push({ kind, id, name, action, changes: fieldChanges(old, row, WITHOUT) });
	}
	for (const row of remove)
		events.push({
			kind,
			id,
			name,
			action: `${kind}-change-cancelled`,
			changes: fieldChanges(row, asOf(is, row.validFrom)[0] ?? null, WITHOUT)
		});
	return events;
}
