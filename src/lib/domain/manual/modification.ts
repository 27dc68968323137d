import { canonicalJson } from '../matrix/canonical';
import type { ManualFact } from './manual-facts';
import {
	bosses,
	confirmed,
	headcounts,
	line,
	moves,
	posts,
	select,
	staff,
	words,
	workplaces
} from './modification-groups';
import type { LoneFact, ModificationLine } from './modification-topic';

/**
 * The lines of a modification in the order in which the trade tells them: the cover; posts created,
 * renamed, removed, moved; charts; units created, removed, renamed, moved; objectives and functions;
 * the rest. A test holds that no fact goes untold.
 */
export function modificationLines(facts: readonly ManualFact[]): ModificationLine[] {
	const own = (kind: LoneFact['kind']) =>
		select(facts, kind).map((fact) => line({ kind: 'fact', fact }, [fact]));
	return [
		...own('manual-created'),
		...own('manual-recoded'),
		...own('manual-retitled'),
		...own('front-changed'),
		...posts(facts, 'post-created', 'posts-created'),
		...select(facts, 'position-renamed').map((fact) => line(fact, [fact])),
		...own('position-recoded'),
		...posts(facts, 'post-removed', 'posts-removed'),
		...moves(facts),
		...bosses(facts),
		...headcounts(facts),
		...staff(facts),
		...confirmed(facts),
		...workplaces(facts),
		...own('charts-split'),
		...own('charts-joined'),
		...own('unit-incorporated'),
		...own('unit-created'),
		...own('unit-removed'),
		...own('unit-renamed'),
		...own('unit-recoded'),
		...own('unit-kind-changed'),
		...own('unit-group-changed'),
		...own('unit-moved'),
		...own('units-reordered'),
		...words(facts),
		...own('objectives-changed'),
		...own('texts-changed'),
		...own('texts-moved'),
		...own('annex-added'),
		...own('annex-removed'),
		...own('annex-changed'),
		...own('reviewed-unchanged')
	];
}

/** Facts as one text, whatever order their fields came back in: lines are recognised by it. */
export const factsKey = (facts: readonly ManualFact[]): string => canonicalJson(facts);
