import type { Post } from './records';

/**
 * Walks along reporting lines. Rows are those of one date (`asOf`). A circle, should one get in,
 * ends a walk instead of hanging it.
 */
type Line = readonly Pick<Post, 'id' | 'positionId' | 'reportsTo'>[];

/** Posts above a post, nearest first. */
export function postsAbove(posts: Line, postId: string): string[] {
	const byId = new Map(posts.map((post) => [post.id, post]));
	const above: string[] = [];
	const seen = new Set([postId]);
	for (let next = byId.get(postId)?.reportsTo ?? null; next !== null && !seen.has(next);) {
		seen.add(next);
		if (byId.has(next)) above.push(next);
		next = byId.get(next)?.reportsTo ?? null;
	}
	return above;
}

/** All posts below some posts, through vacant ones too, these themselves left out. */
export function postsBelow(posts: Line, postIds: readonly string[]): string[] {
	const reports = new Map<string, string[]>();
	for (const { id, reportsTo } of posts)
		if (reportsTo !== null) reports.set(reportsTo, [...(reports.get(reportsTo) ?? []), id]);
	const seen = new Set(postIds);
	const below: string[] = [];
	const waiting = [...postIds];
	for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
		for (const id of reports.get(next) ?? []) {
			if (seen.has(id)) continue;
			seen.add(id);
			below.push(id);
			waiting.push(id);
		}
	return below;
}

/**
 * Ids that stand on a circle of parents (posts by `reportsTo`, units by `parentId`), each circle
 * once; a structure with one is refused.
 */
export function circlesIn(parents: ReadonlyMap<string, string | null>): string[][] {
	const done = new Set<string>();
	const circles: string[][] = [];
	for (const start of parents.keys()) {
		const path: string[] = [];
		let next: string | null = start;
		while (next !== null && !done.has(next) && !path.includes(next)) {
			path.push(next);
			next = parents.get(next) ?? null;
		}
		if (next !== null && path.includes(next)) circles.push(path.slice(path.indexOf(next)));
		for (const id of path) done.add(id);
	}
	return circles;
}
