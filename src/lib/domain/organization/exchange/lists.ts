import type { Company, Employee, Incumbency, Position, Post, Unit } from '../records';

/** Every record of a structure, all periods included. */
export interface StructureLists {
	companies: Company[];
	units: Unit[];
	positions: Position[];
	aliases: { id: string; positionId: string; name: string }[];
	posts: Post[];
	employees: Employee[];
	incumbencies: Incumbency[];
}

/** The last period of each record. */
export function lastPeriods<T extends { id: string; validFrom: string }>(
	rows: readonly T[]
): Map<string, T> {
	const last = new Map<string, T>();
	for (const row of rows) {
		const known = last.get(row.id);
		if (!known || known.validFrom < row.validFrom) last.set(row.id, row);
	}
	return last;
}
