import { compareFolded } from '../text/fold';
import type { EffectView } from './edit-views';

/** Units, then posts, then people, then what was prepared and is no more. */
const KINDS: readonly EffectView['kind'][] = [
	'unit-ended',
	'unit-moved',
	'unit-stays',
	'post-ended',
	'post-moved',
	'post-stays',
	'line-changed',
	'line-stays',
	'asked',
	'request-closed',
	'stay-kept',
	'stay-dropped',
	'without-post',
	'acting-beyond',
	'prepared-dropped'
];

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
			KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
			byName(a.on, b.on) ||
			byName(a.names.join(' '), b.names.join(' ')) ||
			byName(a.from ?? '', b.from ?? '') ||
			byName(a.to ?? '', b.to ?? '')
	);
}

/** Alphabetical; texts that differ in accents or case alone have an order, too. */
const byName = (a: string, b: string): number =>
	compareFolded(a, b) || (a < b ? -1 : a > b ? 1 : 0);
