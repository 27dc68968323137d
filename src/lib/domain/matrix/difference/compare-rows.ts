import { canonicalJson } from '../canonical';
import type { Section } from '../vocabulary';
import type { Difference, DifferenceSubject, DifferenceValue } from './difference';
import { matchRows } from './match-rows';

/** How the rows of one list are told apart and compared. */
export interface RowRules<Row> {
	section: Section;
	subject: DifferenceSubject;
	label: (row: Row) => string;
	/** The members that matter, in the order in which a reader meets them. */
	fields: (row: Row) => Record<string, DifferenceValue>;
	/** The part of the list in which a row has its place; without it there is one part. */
	group?: (row: Row) => string;
	parent?: Difference['parent'];
	/** Differences of the rows inside a row that both contents hold. */
	inside?: (before: Row, after: Row, number: number) => Difference[];
}

/** The differences of two lists: changes and moves in the newer order, added rows, removed ones. */
export function compareRows<Row extends { id: string }>(
	before: readonly Row[],
	after: readonly Row[],
	rules: RowRules<Row>
): Difference[] {
	const group = rules.group ?? (() => '');
	const { pairs, added, removed } = matchRows(before, after, rules.label, group);
	const placeOf = (row: Row, rows: readonly Row[]) =>
		rows.filter((other) => group(other) === group(row)).indexOf(row) + 1;
	const about = (row: Row, rows: readonly Row[], kind: Difference['kind']): Difference => ({
		section: rules.section,
		subject: rules.subject,
		kind,
		rowId: row.id,
		number: placeOf(row, rows),
		label: rules.label(row),
		parent: rules.parent ?? null,
		field: null,
		before: null,
		after: null
	});
	const kept = pairs.flatMap((pair) => {
		const changed = changedFields(rules.fields(pair.before), rules.fields(pair.after)).map(
			(change) => ({ ...about(pair.after, after, 'changed'), ...change })
		);
		const number = placeOf(pair.after, after);
		const from = placeOf(pair.before, before);
		const moved =
			pair.moved && number !== from
				? [{ ...about(pair.after, after, 'moved'), before: from, after: number }]
				: [];
		return [...changed, ...moved, ...(rules.inside?.(pair.before, pair.after, number) ?? [])];
	});
	return [
		...kept,
		...added.map((row) => about(row, after, 'added')),
		...removed.map((row) => about(row, before, 'removed'))
	];
}

/** The members that differ once spaces and Unicode forms are evened out, as the hash does. */
export function changedFields(
	before: Record<string, DifferenceValue>,
	after: Record<string, DifferenceValue>
): { field: string; before: DifferenceValue; after: DifferenceValue }[] {
	return Object.keys(after).flatMap((field) => {
		const [was, is] = [before[field] ?? null, after[field] ?? null];
		return canonicalJson(was) === canonicalJson(is) ? [] : [{ field, before: was, after: is }];
	});
}
