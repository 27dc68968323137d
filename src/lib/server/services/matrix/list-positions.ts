import type { PositionList } from '$lib/domain/matrix/views';
import type { ShownState } from '$lib/domain/matrix/version';
import type { Position } from '$lib/domain/organization/records';
import { fold } from '$lib/domain/text/fold';
import { matchesSearch } from '$lib/domain/text/search-words';
import type { Context } from '../context';
import { currentStructure, type Structure, type StructureOn } from '../organization/structure';
import { isRetiredOn, titleOn } from '$lib/domain/organization/chart';
import { unitNamesOf, unitTree, unitsWithin } from '../organization/unit-names';
import { todayAt } from '../today';
import { valuesOf } from './particulars';
import { positionRows } from './position-rows';
import { noVersions, versionStates } from './version-states';

export interface PositionQuery {
	/** Words that code, title and what the record says must hold, in any order. */
	query?: string;
	unitId?: string;
	family?: string;
	/** `none`: no matrix in force; `retired`: retired positions, else left out. */
	state?: ShownState | 'none' | 'retired';
	page?: number;
	sort?: 'title' | 'code' | 'unit';
}

const PAGE_SIZE = 25;

/** Positions as a list; what is not public of their versions only where the actor may know of it. */
export async function listPositions(ctx: Context, query: PositionQuery): Promise<PositionList> {
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const on = structure.on(today);
	const found = matching(structure, query, today);
	const byState = query.state !== undefined && query.state !== 'retired';
	// Without a filter by state only the versions of the page that is shown are read.
	const versionsOf = byState ? await versionStates(ctx, structure, found) : null;
	const kept = found.filter(({ id }) => {
		if (!versionsOf || !query.state || query.state === 'retired') return true;
		const known = versionsOf.get(id);
		return query.state === 'none' ? !known?.inForce : known?.states.has(query.state);
	});
	const pages = Math.max(1, Math.ceil(kept.length / PAGE_SIZE));
	const page = Math.min(Math.max(1, query.page ?? 1), pages);
	const shown = kept.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
	const versions = versionsOf ?? (await versionStates(ctx, structure, shown));
	const candidates = shown.map((position) => ({
		position,
		title: titleOn(position, today),
		units: unitNamesOf(on, position.id),
		versions: versions.get(position.id) ?? noVersions()
	}));
	return {
		rows: await positionRows(ctx, structure, today, candidates),
		total: kept.length,
		page,
		pageSize: PAGE_SIZE,
		units: unitTree(on),
		families: valuesOf(structure, 'family')
	};
}

function matching(structure: Structure, query: PositionQuery, today: string): Position[] {
	const on = structure.on(today);
	const units = query.unitId ? unitsWithin(on, query.unitId) : null;
	return inOrder(structure, query.sort ?? 'title', today).filter((position) => {
		const retired = isRetiredOn(position, today);
		if (retired !== (query.state === 'retired')) return false;
		const posts = on.postsOfPosition.get(position.id) ?? [];
		if (units && !posts.some(({ unitId }) => units.has(unitId))) return false;
		if (query.family && position.family !== query.family) return false;
		if (!query.query) return true;
		const { code, formerCodes, family, grade, contractType, occupationCode } = position;
		const record = [family, grade, contractType, occupationCode];
		const text = fold([code, titleOn(position, today), ...formerCodes, ...record].join(' '));
		return matchesSearch(text, query.query);
	});
}

type Sort = NonNullable<PositionQuery['sort']>;

/** Sorting takes far longer than leaving out, and every list of a day sorts the same positions. */
const sorted = new WeakMap<StructureOn, Map<Sort, Position[]>>();

/** All positions, by title and code, by the first of their units, or by code. */
function inOrder(structure: Structure, sort: Sort, today: string): readonly Position[] {
	const on = structure.on(today);
	const orders = sorted.get(on) ?? new Map<Sort, Position[]>();
	sorted.set(on, orders);
	let positions = orders.get(sort);
	if (!positions) {
		const keyed = structure.records.positions.map((position) => {
			const title = titleOn(position, today);
			const unit = unitNamesOf(on, position.id)[0] ?? '';
			const first = { title, unit, code: position.code }[sort];
			return { position, keys: [first, title, position.code].map(fold) };
		});
		positions = keyed.sort(byKeys).map(({ position }) => position);
		orders.set(sort, positions);
	}
	return positions;
}

function byKeys(a: { keys: string[] }, b: { keys: string[] }): number {
	for (const [index, key] of a.keys.entries()) {
		const other = b.keys[index] ?? '';
		if (key !== other) return key < other ? -1 : 1;
	}
	return 0;
}
