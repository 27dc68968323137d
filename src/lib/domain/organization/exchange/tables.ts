import { addDays } from '../../calendar/civil-date';
import type { CivilDate } from '../../matrix/version';
import { compareFolded } from '../../text/fold';
import { asOf } from '../as-of';
import { titleOn } from '../chart';
import { unitsInOrder } from '../snapshot';
import type { Post } from '../records';
import { namesOn, postName } from './names';
import type { StructureLists } from './lists';

export const TABLES = ['posts', 'employees', 'units'] as const;
export type Table = (typeof TABLES)[number];

/** Columns of each table, as their headings are worded elsewhere. */
export const TABLE_COLUMNS = {
	posts: [
		...(['id', 'code', 'title', 'unit', 'unit-name', 'reports-to'] as const),
		...(['headcount', 'workplace', 'staff', 'assumed'] as const)
	],
	employees: [
		...(['number', 'given-names', 'family-names', 'company', 'hired-on', 'left-on'] as const),
		...(['id', 'code', 'title', 'unit', 'unit-name', 'acting'] as const)
	],
	units: [
		...(['unit', 'unit-name', 'kind', 'parent', 'parent-name', 'order'] as const),
		...(['group', 'objective', 'functions'] as const)
	]
} as const;
export type TableColumn = (typeof TABLE_COLUMNS)[Table][number];

/** A cell: a text as it is, or yes or no, which is worded elsewhere. */
export type TableCell = string | boolean;

/** The rows of a table as things stand on a date, in the order in which people read them. */
export function tableRows(table: Table, records: StructureLists, date: CivilDate): TableCell[][] {
	if (table === 'units') return unitRows(records, date);
	const units = unitsInOrder(asOf(records.units, date));
	const rank = new Map(units.map(({ id }, at) => [id, at]));
	const unitById = new Map(units.map((unit) => [unit.id, unit]));
	const positions = new Map(records.positions.map((position) => [position.id, position]));
	const posts = asOf(records.posts, date);
	const title = ({ positionId }: Post) => {
		const position = positions.get(positionId);
		return position ? titleOn(position, date) : '';
	};
	const place = (post: Post) => {
		const unit = unitById.get(post.unitId);
		const code = positions.get(post.positionId)?.code ?? '';
		return [post.id, code, title(post), unit?.code ?? '', unit?.name ?? ''];
	};
	if (table === 'employees') {
		const byId = new Map(posts.map((post) => [post.id, post]));
		return employeeRows(records, date, (postId) => {
			const post = byId.get(postId);
			return post ? place(post) : null;
		});
	}
	const names = namesOn(records, date);
	const bossById = new Map(posts.map((post) => [post.id, post]));
	const ordered = [...posts].sort(
		(a, b) =>
			(rank.get(a.unitId) ?? 0) - (rank.get(b.unitId) ?? 0) ||
			compareFolded(title(a), title(b)) ||
			(a.id < b.id ? -1 : 1)
	);
	return ordered.map((post) => {
		const boss = bossById.get(post.reportsTo ?? '');
		const [, code = '', , unit = ''] = boss ? place(boss) : [];
		const name = postName(code, unit);
		const called = boss && names.postsCalled(name).length === 1 ? name : (boss?.id ?? '');
		const { headcount, workplace, staff, assumed } = post;
		return [...place(post), called, String(headcount), workplace, staff, assumed];
	});
}

/** One row for each post that somebody holds; who holds none has a row, too. */
function employeeRows(
	{ employees, incumbencies, companies }: StructureLists,
	date: CivilDate,
	place: (postId: string) => string[] | null
): TableCell[][] {
	const stays = Map.groupBy(asOf(incumbencies, date), ({ employeeId }) => employeeId);
	const company = new Map(companies.map(({ id, name }) => [id, name]));
	return employees
		.filter(({ hiredOn, leftOn }) => hiredOn <= date && (leftOn === null || date < leftOn))
		.sort((a, b) => (a.number < b.number ? -1 : 1))
		.flatMap(({ id, number, givenNames, familyNames, companyId, hiredOn, leftOn }) => {
			const own = [
				...[number, givenNames, familyNames, company.get(companyId) ?? '', hiredOn],
				leftOn === null ? '' : addDays(leftOn, -1)
			];
			const held = (stays.get(id) ?? []).flatMap(({ postId, acting }) => {
				const placed = place(postId);
				return placed ? [[...own, ...placed, acting] as TableCell[]] : [];
			});
			return held.length > 0 ? held : [[...own, '', '', '', '', '', '']];
		});
}

function unitRows({ units }: StructureLists, date: CivilDate): TableCell[][] {
	const held = unitsInOrder(asOf(units, date));
	const byId = new Map(held.map((unit) => [unit.id, unit]));
	return held.map((unit) => {
		const parent = unit.parentId === null ? undefined : byId.get(unit.parentId);
		return [
			...[unit.code, unit.name, unit.kind, parent?.code ?? '', parent?.name ?? ''],
			...[String(unit.order), unit.group, unit.objective, unit.functions.join('\n')]
		];
	});
}
