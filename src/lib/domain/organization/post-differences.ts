import { postRef, refIn, refOf, titleIn, unitRef, type Sides } from './difference-sides';
import type { StructuralFact } from './facts';
import type { SnapshotPost } from './snapshot';

/** What changed of positions and their posts. */
export function postDifferences(sides: Sides): StructuralFact[] {
	return [
		...positionsChanged(sides),
		...postsCreated(sides),
		...postsRemoved(sides),
		...[...sides.after.posts.values()].flatMap((post) => postChanged(sides, post))
	];
}

function positionsChanged({ before, after }: Sides): StructuralFact[] {
	return [...after.standing].flatMap(([positionId, posts]): StructuralFact[] => {
		const then = before.standing.get(positionId)?.[0];
		const now = posts[0];
		if (!then || !now) return [];
		const facts: StructuralFact[] = [];
		if (then.title !== now.title) {
			const unitIds = new Set(posts.map(({ unitId }) => unitId));
			const units = after.snapshot.units.filter(({ id }) => unitIds.has(id)).map(unitRef);
			facts.push({
				...{ kind: 'position-renamed', positionId, units },
				...{ before: then.title, after: now.title }
			});
		}
		if (then.code !== now.code)
			facts.push({
				...{ kind: 'position-recoded', positionId, title: now.title },
				...{ before: then.code, after: now.code }
			});
		return facts;
	});
}

function postsCreated({ before, after }: Sides): StructuralFact[] {
	return [...after.posts.values()]
		.filter(({ id, unitId }) => !before.posts.has(id) && before.units.has(unitId))
		.map((post) => ({
			kind: 'post-created',
			post: postRef(after, post),
			everywhere: !before.standing.has(post.positionId)
		}));
}

function postsRemoved({ before, after }: Sides): StructuralFact[] {
	return [...before.posts.values()]
		.filter(({ id, unitId }) => !after.posts.has(id) && after.units.has(unitId))
		.map((post) => ({
			kind: 'post-removed',
			post: postRef(before, post),
			everywhere: !after.standing.has(post.positionId)
		}));
}

function postChanged(sides: Sides, now: SnapshotPost): StructuralFact[] {
	const { before, after } = sides;
	const then = before.posts.get(now.id);
	if (!then) return [];
	const post = postRef(after, now);
	const facts: StructuralFact[] = [];
	if (then.unitId !== now.unitId)
		facts.push({
			kind: 'post-moved',
			post,
			from: refOf(before, then.unitId),
			to: refOf(after, now.unitId)
		});
	facts.push(...lineChanged(sides, then, now));
	if (then.headcount !== now.headcount)
		facts.push({
			kind: 'headcount-changed',
			post,
			before: then.headcount,
			after: now.headcount
		});
	if (then.staff !== now.staff) facts.push({ kind: 'staff-changed', post, staff: now.staff });
	if (then.assumed !== now.assumed)
		facts.push({ kind: 'line-confirmed', post, confirmed: !now.assumed });
	if (then.workplace !== now.workplace)
		facts.push({ kind: 'workplace-changed', post, before: then.workplace, after: now.workplace });
	return facts;
}

/** Bosses of the same title are told apart by their units. */
function lineChanged(
	{ before, after }: Sides,
	then: SnapshotPost,
	now: SnapshotPost
): StructuralFact[] {
	if (then.reportsTo === now.reportsTo) return [];
	const [from, to] = [titleIn(before, then.reportsTo), titleIn(after, now.reportsTo)];
	const fact = { kind: 'line-changed' as const, post: postRef(after, now), from, to };
	if (from !== to) return [fact];
	const fromUnit = refIn(before, before.posts.get(then.reportsTo ?? '')?.unitId ?? null);
	const toUnit = refIn(after, after.posts.get(now.reportsTo ?? '')?.unitId ?? null);
	return fromUnit && toUnit ? [{ ...fact, fromUnit, toUnit }] : [];
}
