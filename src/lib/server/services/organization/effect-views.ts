import { changeEffects, type ChangeEffect } from '$lib/domain/organization/change-effects';
import type { EffectView } from '$lib/domain/organization/edit-views';
import { writesBetween, type Dated } from '$lib/domain/organization/periods';
import type { CivilDate } from '$lib/domain/matrix/version';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import { openRequestsOfPosition } from '$lib/server/db/acknowledgements';
import type { StructureRecords } from '$lib/server/db/structure';
import { issuedHeads } from '$lib/server/db/versions';
import { zoneOf } from '../today';
import { manualEffects } from './manual-effects';
import type { Structure } from './structure';
import type { StructureEdits } from './structure-edits';
import { employeeName, positionTitle, postLabel, unitName } from './structure-names';

/** What an edit brings about beside what was typed, in the names of both structures. */
export async function effectViews(
	structure: Structure,
	after: StructureRecords,
	edits: StructureEdits,
	today: CivilDate
): Promise<EffectView[]> {
	const before = structure.records;
	const changed = {
		units: [...edits.units.keys()],
		posts: [...edits.posts.keys()],
		incumbencies: [...edits.incumbencies.keys()]
	};
	const views: EffectView[] = [];
	const facts = positionFacts(structure);
	const effects = changeEffects(before, after, changed);
	for (const effect of effects) {
		const view = await viewOf(structure, after, effect, facts);
		if (view) views.push(view);
	}
	views.push(...(await manualEffects(effects, (id, on) => unitName(before, id, on))));
	views.push(...dropped(before, edits, today));
	return grouped(views);
}

async function viewOf(
	structure: Structure,
	after: StructureRecords,
	effect: ChangeEffect,
	facts: PositionFacts
): Promise<EffectView | null> {
	const { on } = effect;
	const unit = (id: string | null) =>
		unitName(after, id, on) || unitName(structure.records, id, on);
	const post = (id: string | null) =>
		postLabel(after, id, on) || postLabel(structure.records, id, on);
	const view = (names: string[], from: string | null = null, to: string | null = null) => ({
		names,
		from: from || null,
		to: to || null,
		on
	});
	switch (effect.kind) {
		case 'unit-moved':
			return {
				kind: effect.kind,
				...view([unit(effect.unitId)], unit(effect.from), unit(effect.to))
			};
		case 'unit-ended':
			return { kind: effect.kind, ...view([unit(effect.unitId)]) };
		case 'post-moved':
			return {
				kind: effect.kind,
				...view([positionOf(after, effect.postId, on)], unit(effect.from), unit(effect.to))
			};
		case 'line-changed':
			return {
				kind: effect.kind,
				...view([post(effect.postId)], post(effect.from), post(effect.to))
			};
		case 'post-ended':
		case 'acting-beyond':
			return { kind: effect.kind, ...view([post(effect.postId)]) };
		case 'without-post':
			return { kind: effect.kind, ...view([employeeName(after, effect.employeeId)]) };
		case 'position-taken': {
			if (!(await facts.hasInForce(effect.positionId, on))) return null;
			const title = positionTitle(after, effect.positionId, on);
			return { kind: 'asked', ...view([employeeName(after, effect.employeeId)], null, title) };
		}
		case 'position-left': {
			if (!(await facts.asked(effect.positionId)).has(effect.employeeId)) return null;
			const title = positionTitle(after, effect.positionId, on);
			return { kind: 'request-closed', ...view([employeeName(after, effect.employeeId)], title) };
		}
	}
}

const positionOf = (records: StructureRecords, postId: string, on: CivilDate): string => {
	const post = records.posts.find(({ id }) => id === postId);
	return post ? positionTitle(records, post.positionId, on) : '';
};

interface PositionFacts {
	hasInForce: (positionId: string, on: CivilDate) => Promise<boolean>;
	/** Employees who still owe an answer. */
	asked: (positionId: string) => Promise<ReadonlySet<string>>;
}

/** What is asked of a position, each looked up once however many people come or go. */
function positionFacts(structure: Structure): PositionFacts {
	const asked = new Map<string, ReadonlySet<string>>();
	let issued: ReturnType<typeof issuedHeads> | null = null;
	return {
		hasInForce: async (positionId, on) => {
			const position = structure.positions.get(positionId);
			if (!position || position.retiredAt !== null) return false;
			issued ??= issuedHeads();
			const heads = (await issued).filter((head) => head.positionId === positionId);
			return inForceOn(heads, on, zoneOf(structure, position.companyId)) !== null;
		},
		asked: async (positionId) => {
			const known = asked.get(positionId);
			if (known) return known;
			const open = await openRequestsOfPosition(positionId);
			const found = new Set(open.map(({ employeeId }) => employeeId));
			asked.set(positionId, found);
			return found;
		}
	};
}

/** Prepared changes that the edit takes away. */
function dropped(before: StructureRecords, edits: StructureEdits, today: CivilDate): EffectView[] {
	const views: EffectView[] = [];
	const add = <T extends Dated>(
		rows: readonly T[],
		changed: Map<string, T[]>,
		nameOf: (row: T) => string
	) => {
		for (const [id, is] of changed)
			for (const row of writesBetween(
				rows.filter((one) => one.id === id),
				is
			).remove)
				if (row.validFrom > today)
					views.push({
						kind: 'prepared-dropped',
						names: [nameOf(row)],
						from: null,
						to: null,
						on: row.validFrom
					});
	};
	add(before.units, edits.units, ({ name }) => name);
	add(before.posts, edits.posts, (row) => postLabel(before, row.id, row.validFrom));
	add(before.incumbencies, edits.incumbencies, (row) => employeeName(before, row.employeeId));
	return views;
}

/** What happens to several in the same way is said once. */
function grouped(views: readonly EffectView[]): EffectView[] {
	const groups = Map.groupBy(views, ({ kind, from, to, on }) =>
		JSON.stringify([kind, from, to, on])
	);
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		return first ? [{ ...first, names: group.flatMap(({ names }) => names) }] : [];
	});
}
