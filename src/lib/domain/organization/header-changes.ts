import type { Snapshot } from './snapshot';

/**
 * Positions that stand in both structures and whose published matrix would say otherwise: another
 * path of units, another boss or other direct reports, as its frozen header has them, or another
 * title.
 */
export function headersChanged(before: Snapshot, after: Snapshot): string[] {
	const [was, is] = [headersOf(before), headersOf(after)];
	return [...is.keys()].filter((positionId) => {
		const old = was.get(positionId);
		return old !== undefined && old !== is.get(positionId);
	});
}

/** The header of each position as one text: by unit and boss, in an order of its own. */
function headersOf({ units, posts }: Snapshot): Map<string, string> {
	const paths = new Map<string, string>();
	// Units stand each before those below it.
	for (const { id, name, parentId } of units)
		paths.set(id, `${paths.get(parentId ?? '') ?? ''} / ${name}`);
	const byId = new Map(posts.map((post) => [post.id, post]));
	const reports = Map.groupBy(posts, ({ reportsTo }) => reportsTo);
	const headers = new Map<string, string>();
	for (const [positionId, own] of Map.groupBy(posts, (post) => post.positionId)) {
		const placements = Map.groupBy(own, ({ unitId, reportsTo }) =>
			JSON.stringify([paths.get(unitId), byId.get(reportsTo ?? '')?.title ?? ''])
		);
		const texts = [...placements].map(([place, group]) => {
			const titles = group.flatMap(({ id }) => (reports.get(id) ?? []).map(({ title }) => title));
			return JSON.stringify([place, [...new Set(titles)].sort()]);
		});
		headers.set(positionId, [own[0]?.title ?? '', ...texts.sort()].join(' '));
	}
	return headers;
}
