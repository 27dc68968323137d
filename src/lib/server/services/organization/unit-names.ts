import type { StructureOn } from './structure';

/** The units in which a position stands, named, each once. */
export function unitNamesOf(on: StructureOn, positionId: string): string[] {
	const posts = on.postsOfPosition.get(positionId) ?? [];
	const names = posts.flatMap((post) => on.units.get(post.unitId)?.name ?? []);
	return [...new Set(names)];
}

/** A unit with all units below it. */
export function unitsWithin(on: StructureOn, unitId: string): Set<string> {
	const within = new Set([unitId]);
	// The tree is shallow; each round finds one more level.
	for (let grew = true; grew;) {
		grew = false;
		for (const unit of on.units.values())
			if (unit.parentId !== null && within.has(unit.parentId) && !within.has(unit.id)) {
				within.add(unit.id);
				grew = true;
			}
	}
	return within;
}

/** All units in the order of the tree, with their depth. */
export function unitTree(on: StructureOn): { id: string; name: string; depth: number }[] {
	const rows: { id: string; name: string; depth: number }[] = [];
	const walk = (parentId: string | null, depth: number) => {
		for (const unit of on.units.values()) {
			const top = unit.parentId === null || !on.units.has(unit.parentId);
			if (parentId === null ? !top : unit.parentId !== parentId) continue;
			if (rows.some(({ id }) => id === unit.id)) continue;
			rows.push({ id: unit.id, name: unit.name, depth });
			walk(unit.id, depth + 1);
		}
	};
	walk(null, 0);
	return rows;
}

/** How many posts a position has, and how many of them are held; an acting holder fills none. */
export function occupationOf(
	on: StructureOn,
	positionId: string
): { posts: number; occupied: number } {
	let posts = 0;
	let occupied = 0;
	for (const post of on.postsOfPosition.get(positionId) ?? []) {
		posts += post.headcount;
		const held = on.incumbenciesOfPost.get(post.id) ?? [];
		occupied += held.filter(({ acting }) => !acting).length;
	}
	return { posts, occupied };
}
