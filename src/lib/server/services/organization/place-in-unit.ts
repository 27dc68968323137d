import type { CivilDate } from '$lib/domain/matrix/version';
import type { Position, Post } from '$lib/domain/organization/records';
import { newId } from '$lib/server/db/ids';
import { putPost } from '$lib/server/db/structure';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import type { Structure, StructureOn } from './structure';

/**
 * Gives a position its first post in a unit, inside the caller's transaction. It reports to the
 * head of the unit, or of the nearest unit above that has one.
 */
export async function placeInUnit(
	ctx: Context,
	structure: Structure,
	position: Position,
	unitId: string,
	from: CivilDate
): Promise<void> {
	const on = structure.on(from);
	const boss = headOf(on, unitId);
	const post: Post = {
		id: newId(ctx.now),
		rowId: newId(ctx.now),
		validFrom: from,
		validTo: null,
		positionId: position.id,
		unitId,
		reportsTo: boss?.id ?? null,
		workplace: '',
		headcount: 1,
		staff: false,
		assumed: false
	};
	await putPost(post);
	await appendEvent(ctx, {
		kind: 'post',
		id: post.id,
		name: `${position.code} · ${on.units.get(unitId)?.name ?? ''}`,
		action: 'post-created',
		changes: [
			{ path: 'unit', before: null, after: on.units.get(unitId)?.name ?? null },
			{
				path: 'reportsTo',
				before: null,
				after: boss ? (structure.positions.get(boss.positionId)?.code ?? null) : null
			}
		]
	});
}

/** The post of a unit whose boss stands outside it; looked for upwards where the unit has none. */
function headOf(on: StructureOn, unitId: string): Post | null {
	const seen = new Set<string>();
	for (let unit = on.units.get(unitId); unit && !seen.has(unit.id);) {
		seen.add(unit.id);
		for (const post of on.posts.values()) {
			if (post.unitId !== unit.id) continue;
			const boss = post.reportsTo === null ? undefined : on.posts.get(post.reportsTo);
			if (boss?.unitId !== unit.id) return post;
		}
		unit = unit.parentId === null ? undefined : on.units.get(unit.parentId);
	}
	return null;
}
