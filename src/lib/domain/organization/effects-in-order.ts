import { compareFolded } from '../text/fold';
import type { EffectView } from './edit-views';

/** Where each kind stands: units, then posts, then people, then what was prepared and is no more. */
const PLACE: Record<EffectView['kind'], number> = {
	kind: 0,
	'unit-ended': 1,
	'unit-moved': 2,
	'unit-stays': 3,
	'manual-without-unit': 4,
	'post-ended': 5,
	'post-moved': 6,
	'post-stays': 7,
	'line-changed': 8,
	'line-stays': 9,
	asked: 10,
	'request-closed': 11,
	'stay-kept': 12,
	'stay-dropped': 13,
	'without-post': 14,
	'acting-beyond': 15,
	'prepared-dropped': 16
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
