import type { UnitRef } from '../organization/facts';
import type { ManualFact } from './manual-facts';
import type {
	FactOf,
	ModificationLine,
	ModificationTopic,
	NamedBoss,
	PostsInUnits
} from './modification-topic';

/** The facts of one kind. */
export const select = <Kind extends ManualFact['kind']>(
	facts: readonly ManualFact[],
	kind: Kind
): FactOf<Kind>[] => facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);

export const line = (topic: ModificationTopic, facts: ManualFact[]): ModificationLine => ({
	topic,
	facts
});
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function uniqueUnits(units: readonly UnitRef[]): UnitRef[] {
	return [...new Map(units.map((unit) => [unit.unitId, unit])).values()];
}

export function posts(
	facts: readonly ManualFact[],
	kind: 'post-created' | 'post-removed',
	topic: 'posts-created' | 'posts-removed'
): ModificationLine[] {
	const found = select(facts, kind);
	return found.length > 0 ? [line({ kind: topic, posts: inUnits(found) }, found)] : [];
}

/** Posts by position and then by units: those that share theirs are named together. */
function inUnits(
	found: readonly { post: FactOf<'post-moved'>['post']; everywhere?: boolean }[]
): PostsInUnits[] {
	const byPosition = [...Map.groupBy(found, ({ post }) => post.positionId).values()].map(
		(group) => ({
			title: group[0]?.post.title ?? '',
			units: uniqueUnits(group.map(({ post }) => post.unit)),
			partly: group.some(({ everywhere }) => everywhere === false)
		})
	);
	const alike = Map.groupBy(
		byPosition,
		({ units, partly }) => `${String(partly)} ${units.map(({ unitId }) => unitId).join()}`
	);
	return [...alike.values()].flatMap((group): PostsInUnits[] => {
		const [first] = group;
		if (!first) return [];
		const { units, partly } = first;
		return [{ titles: group.map(({ title }) => title), units, partly }];
	});
}

/** A post that moved and thereby got another boss is told once. */
export function moves(facts: readonly ManualFact[]): ModificationLine[] {
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

const placeOf = (post: FactOf<'post-moved'>['post']) => `${post.positionId} ${post.unit.unitId}`;

export function bosses(facts: readonly ManualFact[]): ModificationLine[] {
	const moved = new Set(select(facts, 'post-moved').map(({ post }) => placeOf(post)));
	const found = select(facts, 'line-changed').filter(({ post }) => !moved.has(placeOf(post)));
	const named = found.map((fact) => ({
		fact,
		from: bossOf(fact.from, fact.fromUnit),
		to: bossOf(fact.to, fact.toUnit)
	}));
	return [...Map.groupBy(named, ({ from, to }) => JSON.stringify([from, to])).values()].flatMap(
		(group) => {
			const [first] = group;
			if (!first) return [];
			const titles = unique(group.map(({ fact }) => fact.post.title));
			const topic = { kind: 'lines-changed' as const, titles, from: first.from, to: first.to };
			return [
				line(
					topic,
					group.map(({ fact }) => fact)
				)
			];
		}
	);
}

const bossOf = (title: string | null, unit: UnitRef | undefined): NamedBoss | null =>
	title === null ? null : { title, unit: unit ?? null };

/** One line for what became so, another for what ceased to be. */
export function staff(facts: readonly ManualFact[]): ModificationLine[] {
	const groups = Map.groupBy(select(facts, 'staff-changed'), (fact) => fact.staff);
	return [...groups].map(([now, group]) =>
		line({ kind: 'staff-changed', staff: now, posts: inUnits(group) }, group)
	);
}

export function confirmed(facts: readonly ManualFact[]): ModificationLine[] {
	const groups = Map.groupBy(select(facts, 'line-confirmed'), (fact) => fact.confirmed);
	return [...groups].map(([now, group]) =>
		line({ kind: 'lines-confirmed', confirmed: now, posts: inUnits(group) }, group)
	);
}

export function headcounts(facts: readonly ManualFact[]): ModificationLine[] {
	const found = select(facts, 'headcount-changed');
	return found.length > 0
		? [line({ kind: 'headcounts-changed', posts: found.map(beforeAndAfter) }, found)]
		: [];
}

export function workplaces(facts: readonly ManualFact[]): ModificationLine[] {
	const found = select(facts, 'workplace-changed');
	return found.length > 0
		? [line({ kind: 'workplaces-changed', posts: found.map(beforeAndAfter) }, found)]
		: [];
}

const beforeAndAfter = <Value>(fact: {
	post: FactOf<'post-moved'>['post'];
	before: Value;
	after: Value;
}) => ({
	...{ title: fact.post.title, unit: fact.post.unit },
	...{ before: fact.before, after: fact.after }
});

export function words(facts: readonly ManualFact[]): ModificationLine[] {
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
