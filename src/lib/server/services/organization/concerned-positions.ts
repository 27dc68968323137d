import type { StructureRecords } from '$lib/server/db/structure';

type Records = Pick<StructureRecords, 'posts' | 'incumbencies'>;

/**
 * The positions that others may hold once posts and stays are changed: those of the posts, and of
 * the posts that the stays are in, before and after.
 */
export function concernedPositions(
	before: Records,
	after: Records,
	changed: { posts: Iterable<string>; incumbencies: Iterable<string> }
): Set<string> {
	const stays = new Set(changed.incumbencies);
	const posts = new Set(changed.posts);
	for (const { id, postId } of [...before.incumbencies, ...after.incumbencies])
		if (stays.has(id)) posts.add(postId);
	const positions = new Set<string>();
	for (const { id, positionId } of [...before.posts, ...after.posts])
		if (posts.has(id)) positions.add(positionId);
	return positions;
}
