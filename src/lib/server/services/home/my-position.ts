import type { Home } from '$lib/domain/home/views';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { CivilDate } from '$lib/domain/matrix/version';
import { titleOn } from '$lib/domain/organization/chart';
import { postsAbove } from '$lib/domain/organization/reporting-line';
import { fullName } from '$lib/server/db/structure';
import { versionHeadsOf } from '$lib/server/db/versions';
import type { Context } from '../context';
import type { Structure } from '../organization/structure';
import { zoneOf } from '../today';

/** The position that the actor holds, with the nearest boss above whose post is occupied. */
export async function myPosition(
	ctx: Context,
	structure: Structure,
	today: CivilDate
): Promise<Home['myPosition']> {
	const on = structure.on(today);
	const held = on.incumbenciesOfEmployee.get(ctx.actor.employeeId ?? '') ?? [];
	const row = held.find(({ acting }) => !acting) ?? held[0];
	const post = row && on.posts.get(row.postId);
	const position = post && structure.positions.get(post.positionId);
	if (!post || !position) return null;
	const bosses = postsAbove([...on.posts.values()], post.id)
		.flatMap((id) => on.incumbenciesOfPost.get(id) ?? [])
		.flatMap(({ employeeId }) => structure.employees.get(employeeId) ?? []);
	const heads = await versionHeadsOf([position.id]);
	const inForce = inForceOn(heads, today, zoneOf(structure, position.companyId));
	return {
		code: position.code,
		title: titleOn(position, today),
		unit: on.units.get(post.unitId)?.name ?? '',
		boss: bosses[0] ? fullName(bosses[0]) : null,
		version: inForce?.number ?? null
	};
}
