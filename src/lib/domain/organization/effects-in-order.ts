import { compareFolded } from '../text/fold';
import type { EffectView } from './edit-views';

/** Where each kind stands: units, then posts, then people, then what was prepared and is no more. */
const PLACE: Record<EffectView['kind'], number> = {
	'unit-ended': 0,
	'unit-moved': 1,
	'unit-stays': 2,
	'manual-without-unit': 3,
	'post-ended': 4,
	'post-moved': 5,
	'post-stays': 6,
	'line-changed': 7,
	'line-stays': 8,
	asked: 9,
	'request-closed': 10,
	'stay-kept': 11,
	'stay-dropped': 12,
	'without-post': 13,
	'acting-beyond': 14,
	'prepared-dropped': 15
};

/**
 * What a change brings about as people read it: what happens to several in the same way is said
 * once, with their names in alphabetical order, as the tables of posts and people have them. Kinds
 * stand in a fixed order, within a kind what comes first. Nothing depends on the order of records.
 */
export function effectsInOrder(effects: readonly EffectView[]): EffectView[] {
	const groups = Map.groupBy(effects, ({ kind, from, to, on }) =>
		JSON.stringify([kind, from, to, on])
	);
	const told = [...groups.values()].flatMap((group) => {
		const [first] = group;
		return first ? [{ ...first, names: group.flatMap(({ names }) => names).sort(byName) }] : [];
	});
	return told.sort(
		(a, b) =>
			PLACE[a.kind] - PLACE[b.kind] ||
			byName(a.on, b.on) ||
			byName(a.names.join(' '), b.names.join(' ')) ||
			byName(a.from ?? '', b.from ?? '') ||
			byName(a.to ?? '', b.to ?? '')
	);
}

/** Alphabetical; texts that differ in accents or case alone have an order, too. */
const byName = (a: string, b: string): number =>
	compareFolded(a, b) || (a < b ? -1 : a > b ? 1 : 0);
