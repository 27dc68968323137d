import { createHash } from 'node:crypto';
import { holdsOn } from '$lib/domain/organization/as-of';
import { companyKeys, postKeys } from '$lib/domain/organization/exchange/keys';
import type { Structure as WrittenStructure } from '$lib/domain/organization/schema';
import { fold } from '$lib/domain/text/fold';
import { newId } from '$lib/server/db/ids';
import type { StructureRecords } from '$lib/server/db/structure';
import type { Known } from '$lib/server/formats/yaml';

type Given = Omit<WrittenStructure, 'people'>;
type UnitRow = Given['units'][number];
type StayRow = Given['incumbencies'][number];

/** The id of each thing that files name. */
export interface RecordIds {
	company: (code: string) => string;
	/** A code may have been another unit's before: the date decides. */
	unit: (code: string, date: string) => string;
	unitOf: (row: UnitRow) => string;
	position: (code: string) => string;
	post: (key: string) => string;
	employee: (number: string) => string;
	incumbency: (row: StayRow) => string;
	alias: (name: string) => { id: string; name: string };
}

/** What has no code of its own in the records gets its id from the name that files give it. */
export function idFrom(kind: 'company' | 'post' | 'incumbency' | 'alias', name: string): string {
	return `${kind}-${createHash('sha256').update(name).digest('hex').slice(0, 20)}`;
}

/**
 * Finds each thing of a file in the store: by its id first, then by what it is called, then by what
 * it was called formerly. What is found nowhere keeps the id that the file gives, or gets a new one.
 */
export function recordIds(given: Given, known: StructureRecords): RecordIds {
	const found = knownIds(known);
	const company = plainIds(
		given.companies.map(({ code, id }) => ({ name: code, id, former: [] })),
		new Set(known.companies.map(({ id }) => id)),
		found.company,
		(code) => idFrom('company', code)
	);
	const position = plainIds(
		given.positions.map(({ code, id, formerCodes }) => ({ name: code, id, former: formerCodes })),
		new Set(known.positions.map(({ id }) => id)),
		found.position,
		() => newId()
	);
	const employee = plainIds(
		given.employees.map(({ number, id }) => ({ name: number, id, former: [] })),
		new Set(known.employees.map(({ id }) => id)),
		found.employee,
		() => newId()
	);
	const post = plainIds(
		given.posts.map(({ key, id, formerly = [] }) => ({ name: key, id, former: formerly })),
		new Set(known.posts.map(({ id }) => id)),
		found.post,
		(key) => idFrom('post', key)
	);
	const { unit, unitOf } = unitIds(given.units, known.units);
	const aliases = new Map(known.aliases.map((alias) => [fold(alias.name), alias]));
	return {
		...{ company, position, employee, post, unit, unitOf },
		incumbency: stayIds(known.incumbencies, employee, post),
		alias: (name) => aliases.get(fold(name)) ?? { id: idFrom('alias', name), name }
	};
}

type Found = (name: string) => string | undefined;

function knownIds(known: StructureRecords): Record<keyof Known, Found> {
	const position = new Map<string, string>();
	for (const { id, formerCodes } of known.positions)
		for (const former of formerCodes) position.set(former, id);
	for (const { id, code } of known.positions) position.set(code, id);
	const employee = new Map(known.employees.map(({ id, number }) => [number, id]));
	const unit = new Map(known.units.map(({ id, code }) => [code, id]));
	const byName = (
		kind: 'company' | 'post',
		ids: ReadonlySet<string>,
		keys: ReadonlyMap<string, string>
	): Found => {
		const written = new Map([...keys].map(([id, key]) => [key, id]));
		return (name) => {
			const made = idFrom(kind, name);
			return ids.has(made) ? made : written.get(name);
		};
	};
	return {
		company: byName(
			'company',
			new Set(known.companies.map(({ id }) => id)),
			companyKeys(known.companies)
		),
		post: byName('post', new Set(known.posts.map(({ id }) => id)), postKeys(known)),
		unit: (code) => unit.get(code),
		position: (code) => position.get(code),
		employee: (number) => employee.get(number)
	};
}

/** What a file may refer to without naming it itself. */
export function knownNames(known: StructureRecords): Known {
	const found = knownIds(known);
	return {
		company: (code) => found.company(code) !== undefined,
		unit: (code) => found.unit(code) !== undefined,
		position: (code) => found.position(code) !== undefined,
		post: (key) => found.post(key) !== undefined,
		employee: (number) => found.employee(number) !== undefined
	};
}

function plainIds(
	rows: readonly { name: string; id: string | undefined; former: readonly string[] }[],
	stored: ReadonlySet<string>,
	found: Found,
	made: (name: string) => string
): (name: string) => string {
	const ids = new Map<string, string>();
	const firstOf = (names: readonly string[], find: Found) =>
		names.map(find).find((id) => id !== undefined);
	// Rows with an id first: another period of the same thing may leave it out.
	for (const { name, id, former } of [...rows].sort((a, b) => Number(!a.id) - Number(!b.id))) {
		if (ids.has(name) && id === undefined) continue;
		const own = id !== undefined && stored.has(id) ? id : undefined;
		const there = own ?? found(name) ?? firstOf(former, found);
		ids.set(name, there ?? firstOf(former, (one) => ids.get(one)) ?? id ?? made(name));
	}
	return (name) => {
		const id = ids.get(name) ?? found(name) ?? made(name);
		ids.set(name, id);
		return id;
	};
}

function unitIds(
	rows: readonly UnitRow[],
	known: StructureRecords['units']
): Pick<RecordIds, 'unit' | 'unitOf'> {
	const stored = new Set(known.map(({ id }) => id));
	const byCode = Map.groupBy(known, ({ code }) => code);
	const own = new Map<UnitRow, string>();
	const named = new Map<string, string>();
	const there = (code: string, date: string) => {
		const periods = byCode.get(code) ?? [];
		return (periods.find((row) => holdsOn(row, date)) ?? periods.at(-1))?.id;
	};
	const rank = (row: UnitRow) => (row.id ? 0 : row.formerly ? 2 : 1);
	for (const row of [...rows].sort((a, b) => rank(a) - rank(b))) {
		const former = row.formerly ?? [];
		const id =
			(row.id !== undefined && stored.has(row.id) ? row.id : undefined) ??
			there(row.code, row.from) ??
			former.map((code) => there(code, row.from)).find((one) => one !== undefined) ??
			row.id ??
			[row.code, ...former].map((code) => named.get(code)).find((one) => one !== undefined) ??
			newId();
		own.set(row, id);
		named.set(row.code, id);
	}
	const written = Map.groupBy(rows, ({ code }) => code);
	const unit = (code: string, date: string): string => {
		const given = written.get(code) ?? [];
		const at = given.find(({ from, to }) => from <= date && (to === null || date < to));
		const row = at ?? (byCode.has(code) ? undefined : given[0]);
		return (row && own.get(row)) ?? there(code, date) ?? named.get(code) ?? newId();
	};
	return { unit, unitOf: (row) => own.get(row) ?? unit(row.code, row.from) };
}

/** Somebody's stay in a post: of several the one that began that day, then the last one. */
function stayIds(
	known: StructureRecords['incumbencies'],
	employee: (number: string) => string,
	post: (key: string) => string
): (row: StayRow) => string {
	const stored = new Set(known.map(({ id }) => id));
	const stays = Map.groupBy(known, ({ employeeId, postId }) => `${employeeId} ${postId}`);
	return (row) => {
		if (row.id !== undefined && stored.has(row.id)) return row.id;
		const same = stays.get(`${employee(row.employee)} ${post(row.post)}`) ?? [];
		const found = same.find(({ validFrom }) => validFrom === row.from) ?? same.at(-1);
		return found?.id ?? row.id ?? idFrom('incumbency', `${row.employee} ${row.post}`);
	};
}
