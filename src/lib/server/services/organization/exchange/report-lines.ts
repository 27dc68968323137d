import { holdsOn } from '$lib/domain/organization/as-of';
import { postName } from '$lib/domain/organization/exchange/names';
import type { ReportLine, RowChange } from '$lib/domain/organization/exchange/report';
import { lastPeriods } from '$lib/domain/organization/exchange/lists';
import { fullName, type StructureRecords } from '$lib/server/db/structure';
import { fieldChanges } from '../../audit/field-changes';
import type { StructureWrite } from '../structure-writes';

type List = keyof StructureRecords;
type Row = StructureRecords[List][number] & { rowId?: string; validFrom?: string };

const KINDS: Record<List, ReportLine['kind']> = {
	companies: 'company',
	units: 'unit',
	positions: 'position',
	aliases: 'alias',
	posts: 'post',
	employees: 'employee',
	incumbencies: 'incumbency'
};
/** Said by the name of the line already, or of no interest to a reader. */
const UNSAID = ['id', 'rowId', 'validFrom', 'logo', 'code', 'name', 'number', 'givenNames'];
const UNSAID_OF_NEW = [
	...UNSAID,
	'title',
	'familyNames',
	'validTo',
	'positionId',
	'employeeId',
	'order'
];

/** What a write changes, in names that people know, held against what was to hold on that day. */
export interface ToldWrite {
	kind: ReportLine['kind'];
	id: string;
	from: string | null;
	isNew: boolean;
	/** A period that was not there before. */
	begins: boolean;
	/** Of somebody's stay: the post. */
	post: string;
	changes: RowChange[];
}

/** Everything that writes bring about, told by the names of before and after. */
export function toldWrites(
	writes: readonly StructureWrite[],
	known: StructureRecords,
	after: StructureRecords
): ToldWrite[] {
	const names = recordNames(after);
	const stored = new Map<List, Map<string, Row[]>>();
	for (const list of Object.keys(known) as List[])
		stored.set(
			list,
			Map.groupBy(known[list] as Row[], ({ id }) => id)
		);
	const begins = new Set(writes.map(({ row }) => `${row.id} ${(row as Row).validFrom ?? ''}`));
	return writes.flatMap(({ list, row: written, isNew }): ToldWrite[] => {
		const row = written as Row;
		const former = stored.get(list)?.get(row.id) ?? [];
		const own = former.find((one) => (one.rowId ?? one.id) === (row.rowId ?? row.id));
		const ends = (row as { validTo?: string | null }).validTo ?? null;
		const cut =
			own !== undefined &&
			begins.has(`${row.id} ${ends ?? ''}`) &&
			fieldChanges(own, row).every(({ path }) => path === 'validTo');
		// A period that is only cut because the next one begins is told by that one.
		if (cut) return [];
		const from = row.validFrom ?? null;
		const before =
			own ?? former.find((one) => from !== null && holdsOn(one as never, from)) ?? null;
		const changes = fieldChanges(before, row, {
			without: before ? unsaidOf(before, row) : UNSAID_OF_NEW
		})
			.filter(({ before: was, after: is }) => was !== null || (is !== 'false' && is !== '[]'))
			.map(({ path, before: was, after: is }) => ({
				path,
				before: was === null ? null : names.valueOf(path, was),
				after: is === null ? null : names.valueOf(path, is)
			}));
		const post = names.postOf((row as { postId?: string }).postId ?? '') ?? '';
		const fresh = own === undefined;
		return [{ kind: KINDS[list], id: row.id, from, isNew, begins: fresh, post, changes }];
	});
}

/** Of what was there already, a changed code or name is said, too. */
const unsaidOf = (before: Row, row: Row): string[] =>
	before.rowId !== undefined && before.rowId !== row.rowId
		? ['id', 'rowId', 'validFrom', 'logo', ...sameEnd(before, row)]
		: ['id', 'rowId', 'logo'];

/** A new period that ends as the one before it would have says nothing about its end. */
const sameEnd = (before: Row, row: Row): string[] =>
	(before as { validTo?: unknown }).validTo === (row as { validTo?: unknown }).validTo
		? ['validTo']
		: [];

/** How records are called, and the values of fields that name other records. */
export function recordNames(records: StructureRecords) {
	const units = new Map([...lastPeriods(records.units)].map(([id, unit]) => [id, unit]));
	const positions = new Map(records.positions.map((position) => [position.id, position]));
	const companies = new Map(records.companies.map(({ id, name }) => [id, name]));
	const people = new Map(records.employees.map((employee) => [employee.id, fullName(employee)]));
	const posts = new Map(
		[...lastPeriods(records.posts)].map(([id, post]) => [
			id,
			postName(positions.get(post.positionId)?.title ?? '', units.get(post.unitId)?.name ?? '')
		])
	);
	const stays = new Map(records.incumbencies.map(({ id, employeeId }) => [id, employeeId]));
	const REFERENCES: Record<string, (id: string) => string | undefined> = {
		companyId: (id) => companies.get(id),
		parentId: (id) => units.get(id)?.name,
		unitId: (id) => units.get(id)?.name,
		positionId: (id) => positions.get(id)?.title,
		reportsTo: (id) => posts.get(id),
		postId: (id) => posts.get(id),
		employeeId: (id) => people.get(id)
	};
	const nameOf: Record<List, (row: never) => string> = {
		companies: ({ name }: { name: string }) => name,
		units: ({ code, name }: { code: string; name: string }) => `${code} · ${name}`,
		positions: ({ code, title }: { code: string; title: string }) => `${code} · ${title}`,
		aliases: ({ name }: { name: string }) => name,
		posts: ({ id }: { id: string }) => posts.get(id) ?? '',
		employees: ({ id }: { id: string }) => people.get(id) ?? '',
		incumbencies: ({ employeeId, postId }: { employeeId: string; postId: string }) =>
			`${people.get(employeeId) ?? ''} · ${posts.get(postId) ?? ''}`
	};
	return {
		valueOf: (path: string, value: string): string => REFERENCES[path]?.(value) ?? value,
		nameOf: (list: List, row: Row): string => nameOf[list](row as never),
		/** A unit, a post, or who is in one. */
		called: (id: string): string =>
			units.get(id)?.name ?? posts.get(id) ?? people.get(stays.get(id) ?? '') ?? '',
		postOf: (id: string): string | undefined => posts.get(id)
	};
}
