import type { Actor } from '$lib/domain/access/actor';
import { postsBelow } from '$lib/domain/organization/reporting-line';
import { currentStructure, type StructureOn } from './structure';
import { todayAt } from '../today';

type Relations = Pick<Actor, 'positionIds' | 'managesPositions' | 'managesEmployees'>;

/** Worked out once for each structure and date in memory; they go when it goes. */
const made = new WeakMap<StructureOn, Map<string, Relations>>();
const NONE: Relations = { positionIds: [], managesPositions: [], managesEmployees: [] };

/** What the posts make of an employee today: positions held, positions and people below. */
export async function relationsOf(employeeId: string | null, now: Date): Promise<Relations> {
	if (employeeId === null) return NONE;
	const structure = await currentStructure();
	const employee = structure.employees.get(employeeId);
	const on = structure.on(todayAt(structure, now, employee?.companyId));
	const known = made.get(on) ?? new Map<string, Relations>();
	made.set(on, known);
	const relations = known.get(employeeId) ?? relationsOn(on, employeeId);
	known.set(employeeId, relations);
	return relations;
}

/** The same on a structure at hand. Who leads is told by posts alone, through vacancies too. */
export function relationsOn(on: StructureOn, employeeId: string): Relations {
	const held = (on.incumbenciesOfEmployee.get(employeeId) ?? []).flatMap(
		({ postId }) => on.posts.get(postId) ?? []
	);
	const own = held.map(({ id }) => id);
	const below = postsBelow([...on.posts.values()], own);
	const positions = new Set(below.flatMap((id) => on.posts.get(id)?.positionId ?? []));
	const employees = new Set(
		below.flatMap((id) => (on.incumbenciesOfPost.get(id) ?? []).map((row) => row.employeeId))
	);
	employees.delete(employeeId);
	return {
		positionIds: [...new Set(held.map(({ positionId }) => positionId))],
		managesPositions: [...positions],
		managesEmployees: [...employees]
	};
}
