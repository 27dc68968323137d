import { compareFolded } from '$lib/domain/text/fold';
import { titleOn } from '$lib/domain/organization/chart';
import type { PostLink } from '$lib/domain/organization/edit-views';
import type { Post } from '$lib/domain/organization/records';
import type { Structure, StructureOn } from './structure';

export function postLink(structure: Structure, on: StructureOn, post: Post): PostLink {
	const position = structure.positions.get(post.positionId);
	const held = on.incumbenciesOfPost.get(post.id) ?? [];
	return {
		id: post.id,
		code: position?.code ?? '',
		title: position ? titleOn(position, on.date) : '',
		unit: on.units.get(post.unitId)?.name ?? '',
		unitCode: on.units.get(post.unitId)?.code ?? '',
		headcount: post.headcount,
		occupied: held.filter(({ acting }) => !acting).length
	};
}

/** Posts in the order in which people read them. */
export function postLinks(
	structure: Structure,
	on: StructureOn,
	wanted: (post: Post) => boolean
): PostLink[] {
	return [...on.posts.values()]
		.filter(wanted)
		.map((post) => postLink(structure, on, post))
		.sort((a, b) => compareFolded(a.title, b.title) || compareFolded(a.unit, b.unit));
}
