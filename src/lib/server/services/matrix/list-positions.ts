import type { PositionList } from '$lib/domain/matrix/views';
import type { ShownState } from '$lib/domain/matrix/version';
import type { Position } from '$lib/domain/organization/records';
import { fold } from '$lib/domain/text/fold';
import { matchesSearch } from '$lib/domain/text/search-words';
import type { Context } from '../context';
import { currentStructure, type Structure } from '../organization/structure';
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
	const sorted = order(kept, query.sort ?? 'title', (position) => ({
		title: titleOn(position, today),
		unit: unitNamesOf(on, position.id)[0] ?? ''
	}));
	const pages = Math.max(1, Math.ceil(sorted.length / PAGE_SIZE));
	const page = Math.min(Math.max(1, query.page ?? 1), pages);
	const shown = sorted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
	const versions = versionsOf ?? (await versionStates(ctx, structure, shown));
	const candidates = shown.map((position) => ({
		position,
		title: titleOn(position, today),
		units: unitNamesOf(on, position.id),
		versions: versions.get(position.id) ?? noVersions()
	}));
	return {
		rows: await positionRows(ctx, structure, today, candidates),
		total: sorted.length,
		page,
		pageSize: PAGE_SIZE,
		units: unitTree(on),
		families: valuesOf(structure, 'family')
	};
}

function matching(structure: Structure, query: PositionQuery, today: string): Position[] {
	const on = structure.on(today);
	const units = query.unitId ? unitsWithin(on, query.unitId) : null;
	return structure.records.positions.filter((position) => {
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

function order(
	positions: Position[],
	sort: 'title' | 'code' | 'unit',
	textsOf: (position: Position) => { title: string; unit: string }
): Position[] {
	const keyed = positions.map((position) => {
		const { title, unit } = textsOf(position);
		const first = sort === 'code' ? position.code : sort === 'unit' ? unit : title;
		return { position, keys: [first, title, position.code].map(fold) };
	});
	keyed.sort((a, b) => {
		for (const [index, key] of a.keys.entries()) {
			const other = b.keys[index] ?? '';
			if (key !== other) return key < other ? -1 : 1;
		}
		return 0;
	});
	return keyed.map(({ position }) => position);
}
