import type {
	Company,
	Employee,
	Incumbency,
	Position,
	Post,
	Unit
} from '$lib/domain/organization/records';
import { asOf } from '$lib/domain/organization/as-of';
import type { CivilDate } from '$lib/domain/matrix/version';
import { readStructure, type StructureRecords } from '$lib/server/db/structure';
import { readStamp, storeOpening } from '$lib/server/db/stamps';
import { inTransaction } from '$lib/server/db/transaction';

/** The structure as it is on one date, each record found by what it is asked for. */
export interface StructureOn {
	date: CivilDate;
	units: Map<string, Unit>;
	posts: Map<string, Post>;
	incumbencies: Incumbency[];
	postsOfPosition: Map<string, Post[]>;
	incumbenciesOfPost: Map<string, Incumbency[]>;
	incumbenciesOfEmployee: Map<string, Incumbency[]>;
}

export interface Structure {
	records: StructureRecords;
	companies: Map<string, Company>;
	positions: Map<string, Position>;
	positionsByCode: Map<string, Position>;
	employees: Map<string, Employee>;
	on(date: CivilDate): StructureOn;
}

let kept: { stamp: string; structure: Structure } | null = null;
const MOST_DATES = 8;

/**
 * The whole structure, kept in memory as long as its stamp stands. A transaction that has raised
 * the stamp reads anew and keeps nothing, because what it reads may never be committed.
 */
export async function currentStructure(): Promise<Structure> {
	const stamp = `${storeOpening()}.${await readStamp('structure')}`;
	if (kept?.stamp === stamp) return kept.structure;
	const structure = indexed(await readStructure());
	if (!inTransaction()) kept = { stamp, structure };
	return structure;
}

/** For tests that change databases within a process. */
export function forgetStructure(): void {
	kept = null;
}

export function indexed(records: StructureRecords): Structure {
	const dates = new Map<CivilDate, StructureOn>();
	const positionsByCode = new Map<string, Position>();
	for (const position of records.positions) positionsByCode.set(position.code, position);
	return {
		records,
		companies: byId(records.companies),
		positions: byId(records.positions),
		positionsByCode,
		employees: byId(records.employees),
		on(date) {
			let view = dates.get(date);
			if (!view) {
				if (dates.size >= MOST_DATES) dates.clear();
				view = onDate(records, date);
				dates.set(date, view);
			}
			return view;
		}
	};
}

function onDate(records: StructureRecords, date: CivilDate): StructureOn {
	const posts = asOf(records.posts, date);
	const incumbencies = asOf(records.incumbencies, date);
	return {
		date,
		units: byId(asOf(records.units, date)),
		posts: byId(posts),
		incumbencies,
		postsOfPosition: grouped(posts, (post) => post.positionId),
		incumbenciesOfPost: grouped(incumbencies, (row) => row.postId),
		incumbenciesOfEmployee: grouped(incumbencies, (row) => row.employeeId)
	};
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
	new Map(rows.map((row) => [row.id, row]));

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const key = keyOf(row);
		const group = groups.get(key);
		if (group) group.push(row);
		else groups.set(key, [row]);
	}
	return groups;
}
