import type { ScenarioChange } from './scenario';

type Removal = Extract<ScenarioChange, { kind: 'remove-post' | 'remove-unit' }>;

/**
 * Where something goes in the end that leaned on what is removed, where that may be removed too;
 * null where it goes nowhere, the thing itself where it stays.
 */
function followed(
	changes: readonly ScenarioChange[],
	id: string,
	targetOf: (removal: Removal, id: string) => string | null | undefined
): string | null {
	let at: string | null = id;
	for (const change of changes) {
		if (at === null) break;
		if (change.kind !== 'remove-post' && change.kind !== 'remove-unit') continue;
		const target = targetOf(change, at);
		if (target !== undefined) at = target;
	}
	return at;
}

/** The post to which people of a post go. */
export const peopleGoTo = (changes: readonly ScenarioChange[], postId: string): string | null =>
	followed(changes, postId, (change, id) =>
		change.kind === 'remove-post' && change.postId === id ? change.peopleTo : undefined
	);

/** The post to which reports of a post go. */
export const reportsGoTo = (changes: readonly ScenarioChange[], postId: string): string | null =>
	followed(changes, postId, (change, id) =>
		change.kind === 'remove-post' && change.postId === id ? change.reportsTo : undefined
	);

/** The unit to which what is in a unit goes. */
export const contentGoesTo = (changes: readonly ScenarioChange[], unitId: string): string | null =>
	followed(changes, unitId, (change, id) =>
		change.kind === 'remove-unit' && change.unitId === id ? change.into : undefined
	);
