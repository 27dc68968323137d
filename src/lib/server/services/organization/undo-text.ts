import { undoSchema, type Undo } from '$lib/domain/organization/undo-schema';
import type { Dated } from '$lib/domain/organization/periods';
import type { StructureRecords } from '$lib/server/db/structure';
import { stateOf, type StructureEdits } from './structure-edits';

/** What gives an edit back, as a text; null where somebody new came in, or too much was changed. */
export function undoOf(before: StructureRecords, edits: StructureEdits): string | null {
	const left: Undo['left'] = [];
	for (const [id, { leftOn: now }] of edits.employees) {
		const was = before.employees.find((one) => one.id === id);
		// An employee's record is not taken away again: events and requests name it by now.
		if (!was) return null;
		left.push({ id, now, was: was.leftOn });
	}
	const records = <T extends Dated>(rows: readonly T[], changed: Map<string, T[]>) =>
		[...changed].map(([id, is]) => ({
			id,
			now: stateOf(is),
			rows: rows.filter((row) => row.id === id)
		}));
	const undo: Undo = {
		units: records(before.units, edits.units),
		posts: records(before.posts, edits.posts),
		incumbencies: records(before.incumbencies, edits.incumbencies),
		left
	};
	return undoSchema.safeParse(undo).success ? JSON.stringify(undo) : null;
}
