import { applyChange } from '$lib/domain/organization/apply-changes';
import type { ScenarioChange } from '$lib/domain/organization/scenario';
import type { ChangeView } from '$lib/domain/organization/scenario-views';
import type { Snapshot } from '$lib/domain/organization/snapshot';

/** Names in a structure; '' for what is not there. */
export function namesIn({ units, posts }: Snapshot) {
	const unitNames = new Map(units.map(({ id, name }) => [id, name]));
	const known = new Map(posts.map((post) => [post.id, post]));
	const unit = (id: string | null) => unitNames.get(id ?? '') ?? '';
	const title = (id: string | null) => known.get(id ?? '')?.title ?? '';
	const label = (id: string | null) => {
		const post = known.get(id ?? '');
		return post ? `${post.title} · ${unit(post.unitId)}` : '';
	};
	const titleOf = (positionId: string) =>
		posts.find((post) => post.positionId === positionId)?.title ?? '';
	return {
		unit,
		title,
		titleOf,
		label,
		unitOf: (id: string) => unit(known.get(id)?.unitId ?? null)
	};
}

/** Changes in the names that things had when each was made. */
export function changeViews(base: Snapshot, changes: readonly ScenarioChange[]): ChangeView[] {
	let snapshot = base;
	return changes.map((change) => {
		const view = changeView(snapshot, change);
		const tried = applyChange(snapshot, change);
		if ('snapshot' in tried) snapshot = tried.snapshot;
		return view;
	});
}

export function changeView(snapshot: Snapshot, change: ScenarioChange): ChangeView {
	const names = namesIn(snapshot);
	const { kind } = change;
	const view = (given: Partial<Omit<ChangeView, 'kind'>>): ChangeView => ({
		...{ kind, name: '', unit: '', to: '', count: 0, newPosition: false },
		...given
	});
	switch (change.kind) {
		case 'move-post':
			return view({
				name: names.title(change.postId),
				unit: names.unit(change.unitId),
				to: names.title(change.reportsTo)
			});
		case 'add-post':
			return view({
				name: change.title,
				unit: names.unit(change.unitId),
				to: names.title(change.reportsTo),
				count: change.headcount,
				newPosition: change.newPosition ?? false
			});
		case 'rename-position':
			return view({ name: names.titleOf(change.positionId), to: change.title });
		case 'remove-post':
			return view({
				name: names.title(change.postId),
				unit: names.unitOf(change.postId),
				to: names.title(change.reportsTo)
			});
		case 'change-headcount':
			return view({
				name: names.title(change.postId),
				unit: names.unitOf(change.postId),
				count: change.headcount
			});
		case 'add-unit':
			return view({ name: change.name, to: names.unit(change.parentId) });
		case 'rename-unit':
			return view({ name: names.unit(change.unitId), to: change.name });
		case 'move-unit':
			return view({ name: names.unit(change.unitId), to: names.unit(change.parentId) });
		case 'remove-unit':
			return view({ name: names.unit(change.unitId), to: names.unit(change.into) });
	}
}
