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

/** Reports what is wrong between rows: repeated codes, unknown codes, periods, cycles. */
export function structureFaults(rows: Located, known: Partial<Structure>): void {
	const codes = {
		company: new Set(known.companies?.map(({ code }) => code)),
		unit: new Set(known.units?.map(({ code }) => code)),
		position: new Set(known.positions?.map(({ code }) => code)),
		post: new Set(known.posts?.map(({ key }) => key)),
		employee: new Set(known.employees?.map(({ number }) => number))
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
	periods(rows.units, ({ code }) => code);
	periods(rows.posts, ({ key }) => key);
	periods(rows.incumbencies, ({ employee, post }) => `${employee} · ${post}`);

	const refer = (set: ReadonlySet<string>, code: string | null, field: string, report: Report) => {
		if (code !== null && !set.has(code))
			report([field], { code: 'unknown-reference', data: { code } });
	};
	for (const { row, report } of rows.units) {
		refer(codes.company, row.company, 'company', report);
		refer(codes.unit, row.parent, 'parent', report);
	}
	for (const { row, report } of rows.positions)
		refer(codes.company, row.company, 'company', report);
	for (const { row, report } of rows.posts) {
		refer(codes.position, row.position, 'position', report);
		refer(codes.unit, row.unit, 'unit', report);
		refer(codes.post, row.reportsTo, 'reportsTo', report);
	}
	for (const { row, report } of rows.employees)
		refer(codes.company, row.company, 'company', report);
	for (const { row, report } of rows.incumbencies) {
		refer(codes.employee, row.employee, 'employee', report);
		refer(codes.post, row.post, 'post', report);
	}
	const emails = new Set<string>();
	for (const { row, report } of rows.people) {
		refer(codes.employee, row.employee, 'employee', report);
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

/** A row ends after it begins, and the rows of one thing do not overlap. */
function periods<T extends Period>(
	rows: { row: T; report: Report }[],
	name: (row: T) => string
): void {
	const held = new Map<string, T[]>();
	for (const { row, report } of rows) {
		if (row.to !== null && row.to <= row.from) report(['to'], { code: 'bad-period', data: {} });
		const others = held.get(name(row)) ?? [];
		const clash = others.some(
			(each) => (each.to === null || each.to > row.from) && (row.to === null || row.to > each.from)
		);
		if (clash) report(['from'], { code: 'overlapping-periods', data: { code: name(row) } });
		held.set(name(row), [...others, row]);
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
