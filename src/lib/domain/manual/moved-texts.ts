import { matchRows } from '../matrix/difference/match-rows';
import type { ManualSection } from './content';

/** The free texts that stand elsewhere: before or after the units, or the fewest that explain another order. */
export function movedTexts(
	before: readonly ManualSection[],
	after: readonly ManualSection[]
): ManualSection[] {
	const { pairs } = matchRows(
		before,
		after,
		() => '',
		({ place }) => place
	);
	return pairs
		.filter((pair) => pair.moved || pair.before.place !== pair.after.place)
		.map((pair) => pair.after);
}
