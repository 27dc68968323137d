import type { Home } from '$lib/domain/home/views';
import type { CivilDate } from '$lib/domain/matrix/version';
import { titleOn } from '$lib/domain/organization/chart';
import type { Post } from '$lib/domain/organization/records';
import { postsAbove } from '$lib/domain/organization/reporting-line';
import { fullName } from '$lib/server/db/structure';
import type { Context } from '../context';
import type { Structure } from '../organization/structure';
import type { IssuedMatrices } from './matrices-in-force';

/** The post that the actor holds; one of their own before one that they only stand in for. */
export function heldPost(ctx: Context, structure: Structure, today: CivilDate): Post | null {
	const on = structure.on(today);
	const held = on.incumbenciesOfEmployee.get(ctx.actor.employeeId ?? '') ?? [];
	const row = held.find(({ acting }) => !acting) ?? held[0];
	return (row && on.posts.get(row.postId)) ?? null;
}

/** That post's position, with the nearest boss above whose post is occupied. */
export function myPosition(
	structure: Structure,
	today: CivilDate,
	post: Post,
	{ inForce }: IssuedMatrices
): Home['myPosition'] {
	const on = structure.on(today);
	const position = structure.positions.get(post.positionId);
	if (!position) return null;
	const boss = postsAbove([...on.posts.values()], post.id)
		.flatMap((id) => on.incumbenciesOfPost.get(id) ?? [])
		.flatMap(({ employeeId }) => structure.employees.get(employeeId) ?? [])[0];
	return {
		code: position.code,
		title: titleOn(position, today),
		unit: on.units.get(post.unitId)?.name ?? '',
		boss: boss ? fullName(boss) : null,
		version: inForce.get(position.id)?.number ?? null
	};
}
