import type { Structure } from '$lib/domain/organization/schema';
import type { Fault } from './errors';

type Report = (path: string[], made: Omit<Fault, 'path'>) => void;
type Row<L extends keyof Structure> = Structure[L][number];
/** Every row with the way to report a fault at its place in its file. */
export type Located = { [L in keyof Structure]: { row: Row<L>; report: Report }[] };

interface Period {
	from: string;
	to: string | null;
}

/** Whether the store already knows a code, a post's key or an employee's number. */
export type Known = Record<
	'company' | 'unit' | 'position' | 'post' | 'employee',
	(code: string) => boolean
>;

/** Reports what is wrong between rows: repeated codes and ids, unknown codes, periods, cycles. */
export function structureFaults(rows: Located, known: Known | null): void {
	const codes = {
		company: new Set<string>(),
		unit: new Set<string>(),
		position: new Set<string>(),
		post: new Set<string>(),
		employee: new Set<string>()
	};
	for (const { row, report } of rows.companies) once(codes.company, row.code, 'code', report);
	for (const { row, report } of rows.positions) {
		once(codes.position, row.code, 'code', report);
		row.formerCodes.forEach((former, index) => {
			if (codes.position.has(former))
				report(['formerCodes', String(index)], { code: 'duplicate-code', data: { code: former } });
		});
	}
	for (const { row, report } of rows.employees) once(codes.employee, row.number, 'number', report);
	for (const { row } of rows.units) codes.unit.add(row.code);
	for (const { row } of rows.posts) codes.post.add(row.key);
	for (const list of [rows.companies, rows.positions, rows.employees]) {
		const ids = new Set<string>();
		for (const { row, report } of list) {
			if (row.id !== undefined && ids.has(row.id))
				report(['id'], { code: 'duplicate-id', data: { id: row.id } });
			if (row.id !== undefined) ids.add(row.id);
		}
	}
	const unit = sameThing(rows.units, ({ code }) => code);
	const post = sameThing(rows.posts, ({ key }) => key);
	const stay = (row: Row<'incumbencies'>) => `${row.employee} · ${row.post}`;
	periods(rows.units, unit, ({ code }) => code);
	periods(rows.posts, post, ({ key }) => key);
	periods(rows.incumbencies, (row) => row.id ?? stay(row), stay);

	const refer = (kind: keyof Known, code: string | null, field: string, report: Report) => {
		if (code !== null && !codes[kind].has(code) && !known?.[kind](code))
			report([field], { code: 'unknown-reference', data: { code } });
	};
	for (const { row, report } of rows.units) {
		refer('company', row.company, 'company', report);
		refer('unit', row.parent, 'parent', report);
	}
	for (const { row, report } of rows.positions) refer('company', row.company, 'company', report);
	for (const { row, report } of rows.posts) {
		refer('position', row.position, 'position', report);
		refer('unit', row.unit, 'unit', report);
		refer('post', row.reportsTo, 'reportsTo', report);
	}
	for (const { row, report } of rows.employees) refer('company', row.company, 'company', report);
	for (const { row, report } of rows.incumbencies) {
		refer('employee', row.employee, 'employee', report);
		refer('post', row.post, 'post', report);
	}
	const emails = new Set<string>();
	for (const { row, report } of rows.people) {
		refer('employee', row.employee, 'employee', report);
		if (row.employee === null && row.name === undefined)
			report([], { code: 'missing-field', data: { field: 'name' } });
		if (row.email !== null) once(emails, row.email, 'email', report);
	}
	cycles(
		rows.units,
		({ code }) => code,
		({ parent }) => parent,
		'parent'
	);
	cycles(
		rows.posts,
		({ key }) => key,
		({ reportsTo }) => reportsTo,
		'reportsTo'
	);
}

function once(seen: Set<string>, code: string, field: string, report: Report): void {
	if (seen.has(code)) report([field], { code: 'duplicate-code', data: { code } });
	seen.add(code);
}

/**
 * What a row is a period of: rows with one id, and a row that names another's code as its former one,
 * are of the same thing.
 */
function sameThing<T extends { id?: string | undefined; formerly?: string[] | undefined }>(
	rows: { row: T }[],
	name: (row: T) => string
): (row: T) => string {
	const things = new Map<string, string>();
	for (const { row } of rows) if (!row.id && !row.formerly) things.set(name(row), name(row));
	for (const { row } of rows) if (row.id) things.set(name(row), row.id);
	const thing = (row: T) =>
		row.id ??
		row.formerly?.map((former) => things.get(former)).find((found) => found !== undefined) ??
		things.get(name(row)) ??
		name(row);
	for (const { row } of rows)
		if (!row.id && !things.has(name(row))) things.set(name(row), thing(row));
	return thing;
}

/** A row ends after it begins, and the rows of one thing do not overlap. */
function periods<T extends Period>(
	rows: { row: T; report: Report }[],
	thing: (row: T) => string,
	name: (row: T) => string
): void {
	const held = new Map<string, T[]>();
	for (const { row, report } of rows) {
		if (row.to !== null && row.to <= row.from) report(['to'], { code: 'bad-period', data: {} });
		const others = held.get(thing(row)) ?? [];
		const clash = others.some(
			(each) => (each.to === null || each.to > row.from) && (row.to === null || row.to > each.from)
		);
		if (clash) report(['from'], { code: 'overlapping-periods', data: { code: name(row) } });
		held.set(thing(row), [...others, row]);
	}
}

/** Follows each row upwards, among the rows in force when it begins; coming back is a cycle. */
function cycles<T extends Period>(
	rows: { row: T; report: Report }[],
	name: (row: T) => string,
	above: (row: T) => string | null,
	field: string
): void {
	const byName = new Map<string, T[]>();
	for (const { row } of rows) byName.set(name(row), [...(byName.get(name(row)) ?? []), row]);
	for (const { row, report } of rows) {
		const seen = new Set([name(row)]);
		let next = above(row);
		while (next !== null) {
			if (seen.has(next)) {
				if (next === name(row)) report([field], { code: 'cycle', data: { code: next } });
				break;
			}
			seen.add(next);
			const at = byName
				.get(next)
				?.find((each) => each.from <= row.from && (each.to === null || each.to > row.from));
			next = at ? above(at) : null;
		}
	}
}
