import { visiblePeople } from '$lib/domain/access/filters';
import { titleOn } from '$lib/domain/organization/chart';
import type { SearchResults } from '$lib/domain/search/views';
import { compareFolded, fold } from '$lib/domain/text/fold';
import { fullName } from '$lib/server/db/structure';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { unitNamesOf } from '../organization/unit-names';
import { positionTitleOf } from '../people/person-names';
import { todayAt } from '../today';

const MOST = 8;

/** Positions and units by code and name; people only where the actor may know of them. */
export async function searchEverything(ctx: Context, query: string): Promise<SearchResults> {
	const words = fold(query).split(' ').filter(Boolean);
	if (words.length === 0) return { positions: [], people: [], units: [] };
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const on = structure.on(today);
	const best = <T>(rows: readonly T[], textOf: (row: T) => string): T[] =>
		rows
			.map((row) => ({ row, text: fold(textOf(row)) }))
			.filter(({ text }) => words.every((word) => text.includes(word)))
			// What begins with the first word stands before what merely holds it.
			.map((found) => ({ ...found, rank: startsWord(found.text, words[0] ?? '') ? 0 : 1 }))
			.sort((a, b) => a.rank - b.rank || compareFolded(a.text, b.text))
			.slice(0, MOST)
			.map(({ row }) => row);
	const positions = structure.records.positions.filter(
		({ retiredAt }) => retiredAt === null || retiredAt > today
	);
	const people = visiblePeople(ctx.actor);
	const known = people === 'all' ? null : new Set(people.employeeIds);
	const employees = structure.records.employees.filter(
		({ id, leftOn }) => (leftOn === null || leftOn > today) && (known?.has(id) ?? true)
	);
	const called = (position: (typeof positions)[number]) =>
		[position.code, titleOn(position, today), ...position.formerCodes].join(' ');
	return {
		positions: best(positions, called).map((position) => ({
			code: position.code,
			title: titleOn(position, today),
			unit: unitNamesOf(on, position.id).join(' · ')
		})),
		people: best(employees, (employee) => `${fullName(employee)} ${employee.number}`).map(
			(employee) => ({
				number: employee.number,
				name: fullName(employee),
				position: positionTitleOf(structure, employee.id, today),
				href: hrefOf(employee.id)
			})
		),
		units: best([...on.units.values()], ({ code, name }) => `${name} ${code}`).map(
			({ id, name }) => ({ id, name })
		)
	};

	/** A person's own page comes later; until then their position's page is where they are found. */
	function hrefOf(employeeId: string): string | null {
		const post = (on.incumbenciesOfEmployee.get(employeeId) ?? []).flatMap(
			({ postId }) => on.posts.get(postId) ?? []
		)[0];
		const position = post && structure.positions.get(post.positionId);
		return position ? `/positions/${encodeURIComponent(position.code)}` : null;
	}
}

const startsWord = (text: string, word: string): boolean =>
	text.startsWith(word) || text.includes(` ${word}`);
