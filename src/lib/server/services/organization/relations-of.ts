import type { Actor } from '$lib/domain/access/actor';
import { currentStructure, type StructureOn } from './structure';
import { todayAt } from '../today';

type Relations = Pick<Actor, 'positionIds' | 'managesPositions' | 'managesEmployees'>;

/** What the posts make of an employee today: positions held, positions and people below. */
export async function relationsOf(employeeId: string | null, now: Date): Promise<Relations> {
	if (employeeId === null) return { positionIds: [], managesPositions: [], managesEmployees: [] };
	const structure = await currentStructure();
	const employee = structure.employees.get(employeeId);
	return relationsOn(structure.on(todayAt(structure, now, employee?.companyId)), employeeId);
}

/** The same on a structure at hand. Who leads is told by posts alone, through vacancies too. */
export function relationsOn(on: StructureOn, employeeId: string): Relations {
	const held = (on.incumbenciesOfEmployee.get(employeeId) ?? []).flatMap(
		({ postId }) => on.posts.get(postId) ?? []
	);
	const own = new Set(held.map(({ id }) => id));
	const below = new Set<string>();
	const positions = new Set<string>();
	const employees = new Set<string>();
	let level = [...own];
	while (level.length > 0) {
		const next: string[] = [];
		for (const post of on.posts.values()) {
			if (post.reportsTo === null || !level.includes(post.reportsTo)) continue;
			if (below.has(post.id) || own.has(post.id)) continue;
			below.add(post.id);
			positions.add(post.positionId);
			next.push(post.id);
			for (const row of on.incumbenciesOfPost.get(post.id) ?? []) employees.add(row.employeeId);
		}
		level = next;
	}
	employees.delete(employeeId);
	return {
		positionIds: [...new Set(held.map(({ positionId }) => positionId))],
		managesPositions: [...positions],
		managesEmployees: [...employees]
	};
}
