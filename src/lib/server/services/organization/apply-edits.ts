import { createHash } from 'node:crypto';
import { can } from '$lib/domain/access/can';
import type { EditOutcome, EffectView } from '$lib/domain/organization/edit-views';
import { writesBetween } from '$lib/domain/organization/periods';
import { raiseStamp } from '$lib/server/db/stamps';
import {
	putEmployee,
	putIncumbency,
	putPost,
	putUnit,
	removeIncumbencyRow,
	removePostRow,
	removeUnitRow,
	type StructureRecords
} from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { forbidden } from '$lib/server/errors';
import { settleRequests } from '../acknowledgement/settle-requests';
import { appendEvents } from '../audit/append-event';
import type { Context } from '../context';
import { todayAt } from '../today';
import { concernedPositions } from './concerned-positions';
import { editEvents } from './edit-events';
import { effectViews } from './effect-views';
import { refusedFaults } from './refuse-faults';
import { currentStructure, type Structure } from './structure';
import { recordsAfter, type StructureEdits } from './structure-edits';
import { undoOf } from './undo-text';

/**
 * Changes the structure as one: all of it is written, or none. What an edit brings about is told
 * first; it is written once these very effects are confirmed. Where others came about meanwhile,
 * they are told anew.
 * @param build the edits, worked out on the structure at hand (again where it moved on meanwhile)
 * @param given.confirmed the digest of the effects that were read; null where they are read elsewhere
 * @param given.plain the record whose own change is what was asked for, and goes without saying
 * @throws DomainError forbidden; what `build` refuses; the first rule that would be broken
 */
export async function applyEdits(
	ctx: Context,
	build: (structure: Structure, today: string) => StructureEdits,
	{ confirmed, plain = '' }: { confirmed: string | null; plain?: string }
): Promise<EditOutcome> {
	if (!can(ctx.actor, 'structure.edit')) throw forbidden();
	const asking = (effects: EffectView[]): EditOutcome | null => {
		const digest = digestOf(effects);
		if (confirmed === null || effects.length === 0 || confirmed === digest) return null;
		return { applied: false, effects, digest, again: confirmed !== '', undo: null };
	};
	if (confirmed !== null) {
		const structure = await currentStructure();
		const ask = asking((await planned(ctx, structure, build, plain)).effects);
		if (ask) return ask;
	}
	return withTransaction(async () => {
		// Two at once: the second one waits here and then sees what the first one wrote.
		await raiseStamp('structure');
		const structure = await currentStructure();
		const { edits, after, effects, today } = await planned(ctx, structure, build, plain);
		const ask = asking(effects);
		if (ask) return ask;
		await write(structure.records, edits);
		for (const wave of editEvents(structure.records, after, edits, today))
			await appendEvents(ctx, wave);
		const changed = { posts: edits.posts.keys(), incumbencies: edits.incumbencies.keys() };
		await settleRequests(ctx, concernedPositions(structure.records, after, changed));
		const undo = undoOf(structure.records, edits);
		return { applied: true, effects, digest: digestOf(effects), again: false, undo };
	});
}

const digestOf = (effects: readonly EffectView[]): string =>
	createHash('sha256').update(JSON.stringify(effects)).digest('hex').slice(0, 32);

async function planned(
	ctx: Context,
	structure: Structure,
	build: (structure: Structure, today: string) => StructureEdits,
	plain: string
) {
	const today = todayAt(structure, ctx.now);
	const edits = build(structure, today);
	const after = recordsAfter(structure.records, edits);
	const [refusal] = refusedFaults(structure.records, after);
	if (refusal) throw refusal;
	const effects = await effectViews(structure, after, edits, { today, plain });
	return { edits, after, today, effects };
}

async function write(before: StructureRecords, edits: StructureEdits): Promise<void> {
	for (const employee of edits.employees.values()) await putEmployee(employee);
	for (const [id, rows] of edits.units) {
		const { put, remove } = writesBetween(own(before.units, id), rows);
		for (const { row } of put) await putUnit(row);
		for (const { rowId } of remove) await removeUnitRow(rowId);
	}
	for (const [id, rows] of edits.posts) {
		const { put, remove } = writesBetween(own(before.posts, id), rows);
		for (const { row } of put) await putPost(row);
		for (const { rowId } of remove) await removePostRow(rowId);
	}
	for (const [id, rows] of edits.incumbencies) {
		const { put, remove } = writesBetween(own(before.incumbencies, id), rows);
		for (const { row } of put) await putIncumbency(row);
		for (const { rowId } of remove) await removeIncumbencyRow(rowId);
	}
}

const own = <T extends { id: string }>(rows: readonly T[], id: string): T[] =>
	rows.filter((row) => row.id === id);
