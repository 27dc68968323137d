import { postsAbove } from '$lib/domain/organization/reporting-line';
import type { StructureOn } from './structure';

/** Employees in the posts above a position, up to the head, each once; vacancies are passed through. */
export function employeesAbove(on: StructureOn, positionId: string): string[] {
	const above = new Set<string>();
	const posts = [...on.posts.values()];
	for (const post of on.postsOfPosition.get(positionId) ?? []) {
		for (const postId of postsAbove(posts, post.id))
			for (const { employeeId } of on.incumbenciesOfPost.get(postId) ?? []) above.add(employeeId);
	}
	return [...above];
}

/** Employees who hold a position on the structure's date, acting holders too, each once. */
export function holdersOf(on: StructureOn, positionId: string): string[] {
	const holders = new Set<string>();
	for (const post of on.postsOfPosition.get(positionId) ?? [])
		for (const { employeeId } of on.incumbenciesOfPost.get(post.id) ?? []) holders.add(employeeId);
	return [...holders];
}
