import { undoSchema, type Undo } from '$lib/domain/organization/undo-schema';
import { DomainError } from '$lib/server/errors';
import type { Context } from '../context';
import { applyEdits } from './apply-edits';
import type { Structure } from './structure';
import { noEdits, refuseStale, rowsIn, type StructureEdits } from './structure-edits';

/**
 * Gives a change of the structure back, where nobody has changed the same since.
 * @param text as `EditOutcome.undo` has it
 * @throws DomainError forbidden, invalid-input, structure-changed
 */
export async function undoEdits(ctx: Context, text: string): Promise<void> {
	await applyEdits(ctx, (structure) => formerState(structure, undoIn(text)), { confirmed: null });
}

function undoIn(text: string): Undo {
	let given: unknown;
	try {
		given = JSON.parse(text);
	} catch {
		throw new DomainError('invalid-input');
	}
	const read = undoSchema.safeParse(given);
	if (!read.success) throw new DomainError('invalid-input');
	return read.data;
}

function formerState({ records, employees }: Structure, undo: Undo): StructureEdits {
	const edits = noEdits();
	for (const kind of ['units', 'posts', 'incumbencies'] as const)
		for (const { id, now, rows } of undo[kind]) {
			if (rows.some((row) => row.id !== id)) throw new DomainError('invalid-input');
			refuseStale(rowsIn(records, noEdits(), kind, id), now);
			(edits[kind] as Map<string, typeof rows>).set(id, rows);
		}
	for (const { id, now, was } of undo.left) {
		const employee = employees.get(id);
		if (employee?.leftOn !== now) throw new DomainError('structure-changed');
		edits.employees.set(id, { ...employee, leftOn: was });
	}
	return edits;
}
