import { postsAbove } from '$lib/domain/organization/reporting-line';
import type { CivilDate } from '$lib/domain/matrix/version';
import { accountsOfEmployees } from '$lib/server/db/accounts';
import type { Structure, StructureOn } from './structure';

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

/** Accounts of whoever holds the nearest occupied posts above a position: they follow who has signed. */
export async function bossAccounts(
	structure: Structure,
	positionId: string,
	date: CivilDate
): Promise<string[]> {
	const on = structure.on(date);
	const posts = [...on.posts.values()];
	const bosses = new Set<string>();
	for (const post of on.postsOfPosition.get(positionId) ?? []) {
		const occupied = postsAbove(posts, post.id).find(
			(postId) => (on.incumbenciesOfPost.get(postId) ?? []).length > 0
		);
		for (const { employeeId } of on.incumbenciesOfPost.get(occupied ?? '') ?? [])
			bosses.add(employeeId);
	}
	return (await accountsOfEmployees([...bosses])).map(({ id }) => id);
}

/** Employees who hold a position on the structure's date, acting holders too, each once. */
export function holdersOf(on: StructureOn, positionId: string): string[] {
	const holders = new Set<string>();
	for (const post of on.postsOfPosition.get(positionId) ?? [])
		for (const { employeeId } of on.incumbenciesOfPost.get(post.id) ?? []) holders.add(employeeId);
	return [...holders];
}
