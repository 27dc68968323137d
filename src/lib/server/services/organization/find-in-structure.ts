import { can } from '$lib/domain/access/can';
import type { CivilDate } from '$lib/domain/matrix/version';
import { titleOn } from '$lib/domain/organization/chart';
import type { StructureHit } from '$lib/domain/organization/organization-views';
import { findByWords } from '$lib/domain/search/word-index';
import { fullName } from '$lib/server/db/structure';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';

import { searchIndex } from '../search/search-index';
import { todayAt } from '../today';
import { seenStructure } from './seen-structure';
import { currentStructure } from './structure';

/** Lines of each kind. */
const MOST = 6;

/**
 * Units, posts and who holds them on a date, by the beginnings of words. Everybody finds everybody
 * who stands in the chart; who holds no post is not in it.
 * @throws DomainError `forbidden`
 */
export async function findInStructure(
	ctx: Context,
	asked: { query: string; date: CivilDate | null }
): Promise<StructureHit[]> {
	if (!can(ctx.actor, 'structure.read')) throw forbidden();
	const whole = await currentStructure();
	const today = todayAt(whole, ctx.now);
	const date = asked.date ?? today;
	const structure = date > today ? seenStructure(ctx.actor, whole, { today, date }) : whole;
	const on = structure.on(date);
	const index = searchIndex(structure, on);
	const { positions, units } = index;
	// A number is what some people sign in with.
	const people = can(ctx.actor, 'structure.read-whole') ? index.people : index.names;
	const unitName = (id: string) => on.units.get(id)?.name ?? '';
	const titleOf = (id: string) => {
		const position = structure.positions.get(id);
		return position ? titleOn(position, date) : '';
	};

	const found: StructureHit[] = findByWords(units, asked.query, MOST).map((unit) => ({
		...{ kind: 'unit', id: `u-${unit.id}`, text: unit.name, unit: unit.code, post: '' },
		detail: unit.code
	}));
	for (const position of findByWords(positions, asked.query, MOST))
		for (const post of on.postsOfPosition.get(position.id)?.slice(0, MOST) ?? [])
			found.push({
				...{ kind: 'post', id: `p-${post.id}`, text: titleOf(position.id), unit: '' },
				...{ post: post.id, detail: unitName(post.unitId) }
			});
	const holds = ({ id }: { id: string }) => on.incumbenciesOfEmployee.has(id);
	for (const employee of findByWords(people, asked.query, MOST, holds))
		for (const { postId } of on.incumbenciesOfEmployee.get(employee.id) ?? []) {
			const post = on.posts.get(postId);
			if (!post) continue;
			found.push({
				...{ kind: 'person', id: `e-${employee.id}-${postId}`, text: fullName(employee) },
				...{ unit: '', post: postId, detail: titleOf(post.positionId) }
			});
		}
	return found.slice(0, 2 * MOST);
}
