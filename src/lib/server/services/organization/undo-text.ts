import { MOST_UNDO, undoSchema, type Undo } from '$lib/domain/organization/undo-schema';
import type { Dated } from '$lib/domain/organization/periods';
import type { StructureRecords } from '$lib/server/db/structure';
import { stateOf, type StructureEdits } from './structure-edits';

/**
 * What gives an edit back, as a text that a page sends once more; null where somebody new came in, or
 * where more was changed than a page can send.
 */
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
	const text = JSON.stringify(undo);
	const goesBack = Buffer.byteLength(JSON.stringify(text)) <= MOST_UNDO;
	return goesBack && undoSchema.safeParse(undo).success ? text : null;
}
