import type { FormerTitle, Scenario } from '$lib/domain/organization/scenario';
import type { Snapshot } from '$lib/domain/organization/snapshot';
import { retitled } from '$lib/domain/organization/retitled';
import { titleOn } from '$lib/domain/organization/chart';
import type { CivilDate } from '$lib/domain/matrix/version';
import { raiseStamp } from '$lib/server/db/stamps';
import { putPosition } from '$lib/server/db/structure';
import { DomainError } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import { fieldChanges } from '../audit/field-changes';
import type { Context } from '../context';
import { createPosition } from '../matrix/create-position';
import { currentStructure, type Structure } from '../organization/structure';
import { broughtPositions } from './position-meant';

/**
 * Makes the positions that a scenario brings, each with a blank draft of its matrix, inside the
 * caller's transaction. One that is there already, from an earlier time it was applied, stays.
 * @throws DomainError code-taken
 */
export async function makePositions(
	ctx: Context,
	{ changes }: Pick<Scenario, 'changes'>,
	after: Snapshot
): Promise<void> {
	const made = new Set<string>();
	for (const change of changes) {
		if (change.kind !== 'add-post' || !change.newPosition || made.has(change.positionId)) continue;
		const { positionId: id, code } = change;
		const post = after.posts.find(({ positionId }) => positionId === id);
		const structure = await currentStructure();
		if (!post || structure.positions.has(id)) continue;
		made.add(id);
		const companyId = companyIdOf(structure, after, post.unitId);
		await createPosition(ctx, { id, code, title: post.title, companyId, from: { kind: 'blank' } });
	}
}

/** The company of a unit, which may be a new one below a unit that is there. */
function companyIdOf({ records }: Structure, { units }: Snapshot, unitId: string): string | null {
	for (let id: string | null = unitId; id !== null;) {
		const at: string = id;
		const stored = records.units.find((unit) => unit.id === at);
		if (stored) return stored.companyId;
		id = units.find((unit) => unit.id === at)?.parentId ?? null;
	}
	return null;
}

/**
 * Gives positions the titles that a scenario tried, from a day on, inside the caller's transaction.
 * @returns what they were called, for it to be given back
 * @throws DomainError title-scheduled where a version that is to come brings another title
 */
export async function retitlePositions(
	ctx: Context,
	{ base, changes }: Pick<Scenario, 'base' | 'changes'>,
	after: Snapshot,
	{ from, today }: { from: CivilDate; today: CivilDate }
): Promise<FormerTitle[]> {
	const was = new Map(base.posts.map(({ positionId, title }) => [positionId, title]));
	const titles = new Map(after.posts.map(({ positionId, title }) => [positionId, title]));
	const brought = new Set(broughtPositions(changes, after).map(({ positionId }) => positionId));
	const structure = await currentStructure();
	const former: FormerTitle[] = [];
	for (const [positionId, title] of titles) {
		const position = structure.positions.get(positionId);
		if (!position) continue;
		// One that it brought at an earlier time may have got another name in it since.
		const known = brought.has(positionId) ? titleOn(position, from) : was.get(positionId);
		if (known === undefined || known === title) continue;
		const coming = position.nextTitle;
		if (coming !== null && coming.from > today)
			throw new DomainError('title-scheduled', { name: position.title, date: coming.from });
		const renamed = retitled(position, title, from, today);
		await put(ctx, structure, renamed);
		const { nextTitle } = renamed;
		former.push({
			positionId,
			was: { title: position.title, nextTitle: position.nextTitle },
			is: { title: renamed.title, nextTitle }
		});
	}
	return former;
}

/** Gives the former titles back. @throws DomainError structure-changed where somebody gave another since */
export async function giveTitlesBack(ctx: Context, former: readonly FormerTitle[]): Promise<void> {
	const structure = await currentStructure();
	for (const { positionId, was, is } of former) {
		const position = structure.positions.get(positionId);
		const same =
			position?.title === is.title &&
			position.nextTitle?.title === is.nextTitle?.title &&
			position.nextTitle?.from === is.nextTitle?.from;
		if (!position || !same) throw new DomainError('structure-changed');
		await put(ctx, structure, { ...position, ...was });
	}
}

async function put(
	ctx: Context,
	{ positions }: Structure,
	renamed: Parameters<typeof putPosition>[0]
): Promise<void> {
	await raiseStamp('structure');
	await putPosition(renamed);
	await appendEvent(ctx, {
		kind: 'position',
		id: renamed.id,
		name: `${renamed.code} · ${renamed.title}`,
		action: 'position-changed',
		changes: fieldChanges(positions.get(renamed.id) ?? null, renamed)
	});
}
