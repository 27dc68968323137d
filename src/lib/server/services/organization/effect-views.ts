import { changeEffects, type ChangeEffect } from '$lib/domain/organization/change-effects';
import type { EffectView } from '$lib/domain/organization/edit-views';
import { effectsInOrder } from '$lib/domain/organization/effects-in-order';
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

/**
 * What an edit brings about beside what was typed, in the names of both structures.
 * @param given.plain a record whose own change needs no telling; empty where all are told
 */
export async function effectViews(
	structure: Structure,
	after: StructureRecords,
	edits: StructureEdits,
	{ today, plain }: { today: CivilDate; plain: string }
): Promise<EffectView[]> {
	const before = structure.records;
	const beside = (ids: Iterable<string>) => [...ids].filter((id) => id !== plain);
	const changed = {
		units: beside(edits.units.keys()),
		posts: beside(edits.posts.keys()),
		incumbencies: [...edits.incumbencies.keys()]
	};
	const views: EffectView[] = [];
	const facts = positionFacts(structure);
	const effects = changeEffects(before, after, changed);
	for (const effect of effects) {
		if (effect.kind === 'stay-kept' && effect.id === plain) continue;
		const view = await viewOf(structure, after, effect, facts);
		if (view) views.push(view);
	}
	views.push(...(await manualEffects(effects, (id, on) => unitName(before, id, on))));
	views.push(...dropped(before, edits, { today, plain }));
	return effectsInOrder(views);
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
		case 'unit-stays':
			return {
				kind: effect.kind,
				...view([unit(effect.unitId)], unit(effect.from), unit(effect.to))
			};
		case 'unit-ended':
			return { kind: effect.kind, ...view([unit(effect.unitId)]) };
		case 'post-moved':
		case 'post-stays':
			return {
				kind: effect.kind,
				...view([positionOf(after, effect.postId, on)], unit(effect.from), unit(effect.to))
			};
		case 'line-changed':
		case 'line-stays':
			return {
				kind: effect.kind,
				...view([post(effect.postId)], post(effect.from), post(effect.to))
			};
		case 'post-ended':
		case 'acting-beyond':
			return { kind: effect.kind, ...view([post(effect.postId)]) };
		case 'stay-kept': {
			const to = post(effect.postId);
			return { kind: effect.kind, ...view([employeeName(after, effect.employeeId)], null, to) };
		}
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
function dropped(
	before: StructureRecords,
	edits: StructureEdits,
	{ today, plain }: { today: CivilDate; plain: string }
): EffectView[] {
	const views: EffectView[] = [];
	const add = <T extends Dated>(
		rows: readonly T[],
		changed: Map<string, T[]>,
		told: (row: T) => Pick<EffectView, 'kind' | 'names' | 'from'>
	) => {
		for (const [id, is] of changed) {
			if (id === plain) continue;
			const own = rows.filter((row) => row.id === id);
			for (const row of writesBetween(own, is).remove)
				if (row.validFrom > today) views.push({ ...told(row), to: null, on: row.validFrom });
		}
	};
	const change = (name: string): Pick<EffectView, 'kind' | 'names' | 'from'> => ({
		...{ kind: 'prepared-dropped', names: [name], from: null }
	});
	// What comes back when an end is called off is told by where it stays.
	if (plain === '') {
		add(before.units, edits.units, ({ name }) => change(name));
		add(before.posts, edits.posts, (row) => change(postLabel(before, row.id, row.validFrom)));
	}
	add(before.incumbencies, edits.incumbencies, (row) => ({
		kind: 'stay-dropped',
		names: [employeeName(before, row.employeeId)],
		from: postLabel(before, row.postId, row.validFrom)
	}));
	return views;
}
