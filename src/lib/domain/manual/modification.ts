import { canonicalJson } from '../matrix/canonical';
import type { StructuralFact, UnitRef } from '../organization/facts';
import type { ManualFact } from './manual-facts';

/** Posts that share their units: "A and B, in U". */
export interface PostsInUnits {
	titles: string[];
	units: UnitRef[];
	/** The positions stand elsewhere, too. */
	partly: boolean;
}

/** What one line of the table of modifications tells, before it becomes words. */
export type ModificationTopic =
	| { kind: 'posts-created' | 'posts-removed'; posts: PostsInUnits[] }
	| { kind: 'position-renamed'; before: string; after: string; units: UnitRef[] }
	| { kind: 'posts-moved'; titles: string[]; from: UnitRef; to: UnitRef }
	| { kind: 'lines-changed'; titles: string[]; from: string | null; to: string | null }
	| {
			kind: 'headcounts-changed';
			posts: { title: string; unit: UnitRef; before: number; after: number }[];
	  }
	| { kind: 'words-changed'; what: 'both' | 'objective' | 'functions'; units: UnitRef[] }
	| { kind: 'fact'; fact: Exclude<ManualFact, Grouped> };

/** Facts that are told together with others of their kind; every other fact has a line of its own. */
type Grouped = Extract<
	StructuralFact,
	{
		kind:
			| 'post-created'
			| 'post-removed'
			| 'position-renamed'
			| 'post-moved'
			| 'line-changed'
			| 'headcount-changed'
			| 'unit-objective-changed'
			| 'unit-functions-changed';
	}
>;

export interface ModificationLine {
	topic: ModificationTopic;
	/** Every fact that the line tells. */
	facts: ManualFact[];
}

type Of<Kind extends ManualFact['kind']> = Extract<ManualFact, { kind: Kind }>;

const select = <Kind extends ManualFact['kind']>(facts: readonly ManualFact[], kind: Kind) =>
	facts.filter((fact): fact is Of<Kind> => fact.kind === kind);

/**
 * The lines of a modification in the order in which the trade tells them: posts created, renamed,
 * removed, moved; charts; units created, removed, renamed, moved; objectives and functions; the rest.
 */
export function modificationLines(facts: readonly ManualFact[]): ModificationLine[] {
	const own = <Kind extends Exclude<ManualFact, Grouped>['kind']>(kind: Kind) =>
		select(facts, kind).map((fact) => line({ kind: 'fact', fact: fact as never }, [fact]));
	return [
		...own('manual-created'),
		...own('manual-recoded'),
		...own('manual-retitled'),
		...posts(facts, 'post-created', 'posts-created'),
		...select(facts, 'position-renamed').map((fact) => line(fact, [fact])),
		...posts(facts, 'post-removed', 'posts-removed'),
		...moves(facts),
		...bosses(facts),
		...headcounts(facts),
		...own('charts-split'),
		...own('charts-joined'),
		...own('unit-incorporated'),
		...own('unit-created'),
		...own('unit-removed'),
		...own('unit-renamed'),
		...own('unit-moved'),
		...words(facts),
		...own('objectives-changed'),
		...own('texts-changed'),
		...own('reviewed-unchanged')
	];
}

/** Facts as one text, whatever order their fields came back in: lines are recognised by it. */
export const factsKey = (facts: readonly ManualFact[]): string => canonicalJson(facts);

const line = (topic: ModificationTopic, facts: ManualFact[]): ModificationLine => ({
	topic,
	facts
});
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function uniqueUnits(units: readonly UnitRef[]): UnitRef[] {
	return [...new Map(units.map((unit) => [unit.unitId, unit])).values()];
}

function posts(
	facts: readonly ManualFact[],
	kind: 'post-created' | 'post-removed',
	topic: 'posts-created' | 'posts-removed'
): ModificationLine[] {
	const found = select(facts, kind);
	if (found.length === 0) return [];
	const byPosition = [...Map.groupBy(found, ({ post }) => post.positionId).values()].map(
		(group) => ({
			title: group[0]?.post.title ?? '',
			units: uniqueUnits(group.map(({ post }) => post.unit)),
			partly: group.some(({ everywhere }) => !everywhere)
		})
	);
	const alike = Map.groupBy(
		byPosition,
		({ units, partly }) => `${String(partly)} ${units.map(({ unitId }) => unitId).join()}`
	);
	const told = [...alike.values()].flatMap((group): PostsInUnits[] => {
		const [first] = group;
		if (!first) return [];
		const { units, partly } = first;
		return [{ titles: group.map(({ title }) => title), units, partly }];
	});
	return [line({ kind: topic, posts: told }, found)];
}

/** A post that moved and thereby got another boss is told once. */
function moves(facts: readonly ManualFact[]): ModificationLine[] {
	const lines = select(facts, 'line-changed');
	const groups = Map.groupBy(
		select(facts, 'post-moved'),
		({ from, to }) => `${from.unitId} ${to.unitId}`
	);
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (!first) return [];
		const { from, to } = first;
		const moved = new Set(group.map(({ post }) => placeOf(post)));
		const titles = unique(group.map(({ post }) => post.title));
		const along = lines.filter(({ post }) => moved.has(placeOf(post)));
		return [line({ kind: 'posts-moved', titles, from, to }, [...group, ...along])];
	});
}

const placeOf = (post: Of<'post-moved'>['post']) => `${post.positionId} ${post.unit.unitId}`;

/** Another boss of the same title is no change that a manual shows. */
function bosses(facts: readonly ManualFact[]): ModificationLine[] {
	const moved = new Set(select(facts, 'post-moved').map(({ post }) => placeOf(post)));
	const found = select(facts, 'line-changed').filter(
		({ post, from, to }) => from !== to && !moved.has(placeOf(post))
	);
	return [...Map.groupBy(found, ({ from, to }) => JSON.stringify([from, to])).values()].flatMap(
		(group) => {
			const [first] = group;
			if (!first) return [];
			const titles = unique(group.map(({ post }) => post.title));
			return [line({ kind: 'lines-changed', titles, from: first.from, to: first.to }, group)];
		}
	);
}

function headcounts(facts: readonly ManualFact[]): ModificationLine[] {
	const found = select(facts, 'headcount-changed');
	if (found.length === 0) return [];
	const told = found.map(({ post, before, after }) => ({
		title: post.title,
		unit: post.unit,
		before,
		after
	}));
	return [line({ kind: 'headcounts-changed', posts: told }, found)];
}

function words(facts: readonly ManualFact[]): ModificationLine[] {
	const objectives = select(facts, 'unit-objective-changed');
	const functions = select(facts, 'unit-functions-changed');
	const idsOf = (found: readonly { unit: UnitRef }[]) =>
		new Set(found.map(({ unit }) => unit.unitId));
	const [withObjective, withFunctions] = [idsOf(objectives), idsOf(functions)];
	const groups = Map.groupBy([...objectives, ...functions], ({ unit: { unitId } }) => {
		if (withObjective.has(unitId) && withFunctions.has(unitId)) return 'both';
		return withObjective.has(unitId) ? 'objective' : 'functions';
	});
	return (['both', 'objective', 'functions'] as const).flatMap((what) => {
		const group = groups.get(what) ?? [];
		const units = uniqueUnits(group.map(({ unit }) => unit));
		return group.length > 0 ? [line({ kind: 'words-changed', what, units }, group)] : [];
	});
}
