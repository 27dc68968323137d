import { isRetiredOn } from '$lib/domain/organization/chart';
import { dependantsOfPost, dependantsOfUnit } from '$lib/domain/organization/dependants';
import { changedFrom, endedOn, redirected, type Dated } from '$lib/domain/organization/periods';
import type { Scenario } from '$lib/domain/organization/scenario';
import { contentGoesTo, peopleGoTo, reportsGoTo } from '$lib/domain/organization/scenario-targets';
import type { Snapshot, SnapshotPost, SnapshotUnit } from '$lib/domain/organization/snapshot';
import type { CivilDate } from '$lib/domain/matrix/version';
import { newId } from '$lib/server/db/ids';
import { DomainError } from '$lib/server/errors';
import { moveStays } from '../organization/place-person';
import type { Structure } from '../organization/structure';
import {
	noEdits,
	recordsAfter,
	rowsIn,
	type StructureEdits
} from '../organization/structure-edits';
import { postLabel } from '../organization/structure-names';

const UNIT_FIELDS = ['name', 'parentId'] as const satisfies (keyof SnapshotUnit)[];
const POST_FIELDS = [
	'unitId',
	'reportsTo',
	'headcount',
	'assumed'
] as const satisfies (keyof SnapshotPost)[];

interface Turn {
	structure: Structure;
	edits: StructureEdits;
	from: CivilDate;
	scenario: Pick<Scenario, 'base' | 'changes'>;
	now: Date;
}

/**
 * The periods that make a structure what a scenario tried, from a day on: what differs between its
 * two structures, and what was prepared for later and leans on something that goes.
 * @throws DomainError scenario-stale where a record does not exist on that day; position-unknown;
 * holds-twice
 */
export function scenarioEdits(
	structure: Structure,
	scenario: Pick<Scenario, 'base' | 'changes'>,
	after: Snapshot,
	given: { from: CivilDate; now: Date }
): StructureEdits {
	const turn: Turn = { ...given, structure, scenario, edits: noEdits() };
	for (const unit of after.units) turnUnit(turn, unit);
	for (const post of after.posts) turnPost(turn, post);
	const goneFrom = <T extends { id: string }>(was: readonly T[], is: readonly T[]) => {
		const kept = new Set(is.map(({ id }) => id));
		return was.filter(({ id }) => !kept.has(id));
	};
	for (const { id } of goneFrom(scenario.base.posts, after.posts)) endPostOf(turn, id);
	for (const { id } of goneFrom(scenario.base.units, after.units)) endUnitOf(turn, id);
	return turn.edits;
}

function turnUnit({ structure, edits, from, scenario, now }: Turn, unit: SnapshotUnit): void {
	const { records } = structure;
	const was = scenario.base.units.find(({ id }) => id === unit.id);
	const period = { rowId: newId(now), validFrom: from, validTo: null };
	if (!was) {
		const parent = rowsIn(records, edits, 'units', unit.parentId ?? '').at(-1);
		edits.units.set(unit.id, [{ ...unit, ...period, companyId: parent?.companyId ?? '' }]);
		return;
	}
	const fields = differing(was, unit, UNIT_FIELDS);
	if (fields)
		edits.units.set(unit.id, turned(rowsIn(records, edits, 'units', unit.id), fields, from, now));
}

function turnPost({ structure, edits, from, scenario, now }: Turn, post: SnapshotPost): void {
	const was = scenario.base.posts.find(({ id }) => id === post.id);
	if (!was) {
		const position = structure.positions.get(post.positionId);
		if (!position || isRetiredOn(position, from)) throw new DomainError('position-unknown');
		const { id, positionId, unitId, reportsTo, workplace, headcount, staff, assumed } = post;
		const period = { rowId: newId(now), validFrom: from, validTo: null };
		const fields = { positionId, unitId, reportsTo, workplace, headcount, staff, assumed };
		edits.posts.set(id, [{ id, ...period, ...fields }]);
		return;
	}
	const fields = differing(was, post, POST_FIELDS);
	if (fields) {
		const rows = rowsIn(structure.records, edits, 'posts', post.id);
		edits.posts.set(post.id, turned(rows, fields, from, now));
	}
}

function endPostOf({ structure, edits, from, scenario, now }: Turn, id: string): void {
	const { records } = structure;
	edits.posts.set(id, ended(rowsIn(records, edits, 'posts', id), from));
	const { reports, incumbencies } = dependantsOfPost(recordsAfter(records, edits), id, from);
	const boss = reportsGoTo(scenario.changes, id);
	if (boss === null && reports.length > 0)
		throw new DomainError('post-has-dependants', {
			name: postLabel(records, id, from),
			count: reports.length
		});
	for (const report of reports)
		edits.posts.set(
			report,
			redirected(rowsIn(records, edits, 'posts', report), {
				...{ from, field: 'reportsTo', was: id, is: boss, newRowId: () => newId(now) }
			})
		);
	const to = peopleGoTo(scenario.changes, id);
	for (const incumbency of incumbencies) {
		const held = rowsIn(records, edits, 'incumbencies', incumbency);
		edits.incumbencies.set(incumbency, ended(held, from));
		if (to !== null) moveStays(records, edits, held, { to, on: from });
	}
}

function endUnitOf({ structure, edits, from, scenario, now }: Turn, id: string): void {
	const { records } = structure;
	edits.units.set(id, ended(rowsIn(records, edits, 'units', id), from));
	const { units, posts } = dependantsOfUnit(recordsAfter(records, edits), id, from);
	const into = contentGoesTo(scenario.changes, id);
	if (into === null) return;
	const given = { from, was: id, is: into, newRowId: () => newId(now) };
	for (const unit of units)
		edits.units.set(
			unit,
			redirected(rowsIn(records, edits, 'units', unit), { ...given, field: 'parentId' })
		);
	for (const post of posts)
		edits.posts.set(
			post,
			redirected(rowsIn(records, edits, 'posts', post), { ...given, field: 'unitId' })
		);
}

function differing<T, Field extends keyof T>(
	was: T,
	is: T,
	fields: readonly Field[]
): Pick<T, Field> | null {
	const changed = fields.filter((field) => was[field] !== is[field]);
	if (changed.length === 0) return null;
	return Object.fromEntries(changed.map((field) => [field, is[field]])) as Pick<T, Field>;
}

function turned<T extends Dated>(
	rows: readonly T[],
	fields: Partial<Omit<T, keyof Dated>>,
	from: CivilDate,
	now: Date
): T[] {
	const changed = changedFrom(rows, { from, fields, later: 'keep', rowId: newId(now) });
	if (!changed) throw new DomainError('scenario-stale');
	return changed;
}

/** What began on that very day, or later, never comes to be. */
const ended = <T extends Dated>(rows: readonly T[], on: CivilDate): T[] =>
	endedOn(rows, on) ?? rows.filter(({ validFrom }) => validFrom < on);
