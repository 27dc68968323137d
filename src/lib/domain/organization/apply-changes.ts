import { postsAbove } from './reporting-line';
import { unitsBelow } from './org-chart';
import type { ScenarioChange, ScenarioFault } from './scenario';
import { unitsInOrder, type Snapshot, type SnapshotPost, type SnapshotUnit } from './snapshot';

type Of<Kind extends ScenarioChange['kind']> = Extract<ScenarioChange, { kind: Kind }>;
export type Tried = { snapshot: Snapshot } | { fault: ScenarioFault };

const faultOf = (kind: ScenarioFault['kind'], name = '', count = 0): Tried => ({
	fault: { kind, name, count }
});

/** A structure with one change, or why the change does not fit it. */
export function applyChange(snapshot: Snapshot, change: ScenarioChange): Tried {
	switch (change.kind) {
		case 'move-post':
			return movePost(snapshot, change);
		case 'add-post':
			return addPost(snapshot, change);
		case 'remove-post':
			return removePost(snapshot, change);
		case 'rename-position':
			return renamePosition(snapshot, change);
		case 'change-headcount':
			return changeHeadcount(snapshot, change);
		case 'add-unit':
			return addUnit(snapshot, change);
		case 'rename-unit':
			return changeUnit(snapshot, change.unitId, { name: change.name });
		case 'move-unit':
			return moveUnit(snapshot, change);
		case 'remove-unit':
			return removeUnit(snapshot, change);
	}
}

/**
 * Changes one after the other; one that does not fit is left out, and those that lean on it with it.
 */
export function applyChanges(
	base: Snapshot,
	changes: readonly ScenarioChange[]
): {
	snapshot: Snapshot;
	kept: ScenarioChange[];
	faults: { change: ScenarioChange; fault: ScenarioFault }[];
} {
	let snapshot = base;
	const kept: ScenarioChange[] = [];
	const faults: { change: ScenarioChange; fault: ScenarioFault }[] = [];
	for (const change of changes) {
		const tried = applyChange(snapshot, change);
		if ('fault' in tried) faults.push({ change, fault: tried.fault });
		else {
			snapshot = tried.snapshot;
			kept.push(change);
		}
	}
	return { snapshot, kept, faults };
}

const postIn = ({ posts }: Snapshot, id: string | null) => posts.find((post) => post.id === id);
const unitIn = ({ units }: Snapshot, id: string | null) => units.find((unit) => unit.id === id);
const withPosts = ({ units }: Snapshot, posts: SnapshotPost[]): Tried => ({
	snapshot: { units, posts }
});
const withUnits = (
	units: readonly SnapshotUnit[],
	posts: SnapshotPost[]
): { snapshot: Snapshot } => ({ snapshot: { units: unitsInOrder(units), posts } });

/** A boss that is named has to be there; the head of all names none. */
const bossIsThere = (snapshot: Snapshot, bossId: string | null): boolean =>
	bossId === null || postIn(snapshot, bossId) !== undefined;

function movePost(snapshot: Snapshot, { postId, unitId, reportsTo }: Of<'move-post'>): Tried {
	const post = postIn(snapshot, postId);
	if (!post || !unitIn(snapshot, unitId) || !bossIsThere(snapshot, reportsTo))
		return faultOf('gone', post?.title);
	if (post.unitId === unitId && post.reportsTo === reportsTo)
		return faultOf('unchanged', post.title);
	if (reportsTo === postId) return faultOf('post-circle', post.title);
	if (reportsTo !== null && postsAbove(snapshot.posts, reportsTo).includes(postId))
		return faultOf('post-circle', post.title);
	// Whoever moves a post states its line; it is no longer taken for granted.
	const assumed = post.assumed && post.reportsTo === reportsTo;
	return withPosts(
		snapshot,
		snapshot.posts.map((one) => (one.id === postId ? { ...one, unitId, reportsTo, assumed } : one))
	);
}

function addPost(snapshot: Snapshot, change: Of<'add-post'>): Tried {
	const { postId, positionId, code, title, unitId, reportsTo, headcount } = change;
	if (!unitIn(snapshot, unitId) || !bossIsThere(snapshot, reportsTo)) return faultOf('gone', title);
	if (postIn(snapshot, postId)) return faultOf('unchanged', title);
	const marks = { workplace: '', staff: false, assumed: false };
	// The same position is called as it is where it stands already.
	const known = snapshot.posts.find((post) => post.positionId === positionId);
	return withPosts(snapshot, [
		...snapshot.posts,
		{
			...{ id: postId, positionId, unitId, reportsTo, headcount, ...marks },
			code: known?.code ?? code,
			title: known?.title ?? title
		}
	]);
}

function removePost(snapshot: Snapshot, { postId, reportsTo, peopleTo }: Of<'remove-post'>): Tried {
	const post = postIn(snapshot, postId);
	if (!post || !bossIsThere(snapshot, reportsTo) || !bossIsThere(snapshot, peopleTo))
		return faultOf('gone', post?.title);
	const reports = snapshot.posts.filter((one) => one.reportsTo === postId);
	const below = (id: string | null): boolean =>
		id !== null && (id === postId || postsAbove(snapshot.posts, id).includes(postId));
	if (reports.length > 0 && (reportsTo === null || reportsTo === postId))
		return faultOf('reports-nowhere', post.title, reports.length);
	// Reports that went to one of those below them would go round in a circle.
	if (reports.length > 0 && below(reportsTo)) return faultOf('post-circle', post.title);
	if (peopleTo === postId) return faultOf('gone', post.title);
	return withPosts(
		snapshot,
		snapshot.posts
			.filter((one) => one.id !== postId)
			.map((one) => (one.reportsTo === postId ? { ...one, reportsTo, assumed: false } : one))
	);
}

function renamePosition(snapshot: Snapshot, { positionId, title }: Of<'rename-position'>): Tried {
	const post = snapshot.posts.find((one) => one.positionId === positionId);
	if (!post) return faultOf('gone', title);
	if (post.title === title) return faultOf('unchanged', title);
	return withPosts(
		snapshot,
		snapshot.posts.map((one) => (one.positionId === positionId ? { ...one, title } : one))
	);
}

function changeHeadcount(snapshot: Snapshot, { postId, headcount }: Of<'change-headcount'>): Tried {
	const post = postIn(snapshot, postId);
	if (!post) return faultOf('gone');
	if (post.headcount === headcount) return faultOf('unchanged', post.title);
	return withPosts(
		snapshot,
		snapshot.posts.map((one) => (one.id === postId ? { ...one, headcount } : one))
	);
}

function addUnit(snapshot: Snapshot, change: Of<'add-unit'>): Tried {
	const { unitId, code, name, unitKind, parentId } = change;
	if (!unitIn(snapshot, parentId)) return faultOf('gone', name);
	if (unitIn(snapshot, unitId)) return faultOf('unchanged', name);
	const owner = snapshot.units.find((unit) => unit.code.toLowerCase() === code.toLowerCase());
	if (owner) return faultOf('code-taken', owner.name);
	const siblings = snapshot.units.filter((unit) => unit.parentId === parentId);
	const order = Math.max(0, ...siblings.map((unit) => unit.order)) + 1;
	const words = { objective: '', functions: [], group: false, charts: 'each' as const };
	const unit = { id: unitId, code, name, kind: unitKind, parentId, order, ...words };
	return withUnits([...snapshot.units, unit], snapshot.posts);
}

function changeUnit(snapshot: Snapshot, unitId: string, fields: Partial<SnapshotUnit>): Tried {
	const unit = unitIn(snapshot, unitId);
	if (!unit) return faultOf('gone');
	const changed = { ...unit, ...fields };
	if (changed.name === unit.name && changed.parentId === unit.parentId)
		return faultOf('unchanged', unit.name);
	return withUnits(
		snapshot.units.map((one) => (one.id === unitId ? changed : one)),
		snapshot.posts
	);
}

function moveUnit(snapshot: Snapshot, { unitId, parentId }: Of<'move-unit'>): Tried {
	if (!unitIn(snapshot, parentId)) return faultOf('gone', unitIn(snapshot, unitId)?.name);
	if (unitsBelow(snapshot.units, unitId).has(parentId))
		return faultOf('unit-circle', unitIn(snapshot, unitId)?.name);
	return changeUnit(snapshot, unitId, { parentId });
}

function removeUnit(snapshot: Snapshot, { unitId, into }: Of<'remove-unit'>): Tried {
	const unit = unitIn(snapshot, unitId);
	if (!unit || (into !== null && !unitIn(snapshot, into))) return faultOf('gone', unit?.name);
	const count =
		snapshot.units.filter((one) => one.parentId === unitId).length +
		snapshot.posts.filter((post) => post.unitId === unitId).length;
	if (count > 0 && into === null) return faultOf('unit-not-empty', unit.name, count);
	if (into !== null && unitsBelow(snapshot.units, unitId).has(into))
		return faultOf('unit-circle', unit.name);
	return withUnits(
		snapshot.units
			.filter(({ id }) => id !== unitId)
			.map((one) => (one.parentId === unitId ? { ...one, parentId: into } : one)),
		snapshot.posts.map((post) =>
			post.unitId === unitId && into !== null ? { ...post, unitId: into } : post
		)
	);
}
