import { can } from '$lib/domain/access/can';
import { visiblePeople } from '$lib/domain/access/filters';
import { titleOn } from '$lib/domain/organization/chart';
import { findByWords } from '$lib/domain/search/word-index';
import type { SearchResults } from '$lib/domain/search/views';
import { fullName } from '$lib/server/db/structure';
import type { Context } from '../context';
import { findManuals } from '../manual/find-manuals';
import { currentStructure, type Structure, type StructureOn } from '../organization/structure';
import { unitNamesOf } from '../organization/unit-names';
import { positionTitleOf } from '../people/person-names';
import { todayAt } from '../today';
import { searchIndex } from './search-index';

/** Lines of each kind. */
const MOST = 8;

/**
 * Positions by code (former ones too), title and alias, units by code and name, people by number
 * and name as far as the actor may know of them; whoever holds a post today is in the chart, which
 * everybody reads, and found there by name. Answered from memory, by the beginnings of words.
 */
export async function searchEverything(ctx: Context, query: string): Promise<SearchResults> {
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const on = structure.on(today);
	const { positions, people, names, units } = searchIndex(structure, on);
	const visible = visiblePeople(ctx.actor);
	const known = visible === 'all' ? null : new Set(visible.employeeIds);
	const isKnown = ({ id }: { id: string }) => known?.has(id) ?? true;
	const inChart = ({ id }: { id: string }) => !isKnown({ id }) && on.incumbenciesOfEmployee.has(id);
	const mayReadChart = can(ctx.actor, 'structure.read');
	const found = [
		...findByWords(people, query, MOST, isKnown),
		...(mayReadChart ? findByWords(names, query, MOST, inChart) : [])
	].slice(0, MOST);
	return {
		positions: findByWords(positions, query, MOST).map((position) => ({
			code: position.code,
			title: titleOn(position, today),
			unit: unitNamesOf(on, position.id).join(' · ')
		})),
		people: found.map((employee) => ({
			id: employee.id,
			number: isKnown(employee) ? employee.number : '',
			name: fullName(employee),
			position: positionTitleOf(structure, employee.id, today),
			href: isKnown(employee) ? hrefOf(structure, on, employee.id) : chartHref(on, employee.id)
		})),
		units: findByWords(units, query, MOST).map(({ id, code, name }) => ({ id, code, name })),
		manuals: await findManuals(ctx, query, MOST)
	};
}

/** Where somebody stands in the chart today. */
function chartHref(on: StructureOn, employeeId: string): string | null {
	const [held] = on.incumbenciesOfEmployee.get(employeeId) ?? [];
	return held ? `/organization?post=${encodeURIComponent(held.postId)}` : null;
}

/** A person's own page comes later; until then their position's page is where they are found. */
function hrefOf(structure: Structure, on: StructureOn, employeeId: string): string | null {
	const held = on.incumbenciesOfEmployee.get(employeeId) ?? [];
	const row = held.find(({ acting }) => !acting) ?? held[0];
	const post = row && on.posts.get(row.postId);
	const position = post && structure.positions.get(post.positionId);
	return position ? `/positions/${encodeURIComponent(position.code)}` : null;
}
