import type { Model } from 'mongoose';
import type {
	Company,
	Employee,
	Incumbency,
	Position,
	Post,
	Unit
} from '../../domain/organization/records';
import { fold } from '../../domain/text/fold';
import { insertAll } from './insert-all';
import { storedOf } from './model';
import {
	Companies,
	Employees,
	Incumbencies,
	PositionAliases,
	Positions,
	Posts,
	storedRow,
	toCompany,
	toEmployee,
	toIncumbency,
	toPosition,
	toPositionAlias,
	toPost,
	toUnit,
	Units,
	type EmployeeKeys,
	type PositionAlias,
	type PositionKeys
} from './models/structure';
import { replaceAll } from './replace-all';

export type { PositionAlias } from './models/structure';

/** Every record of the structure, all periods included. */
export interface StructureRecords {
	companies: Company[];
	units: Unit[];
	positions: Position[];
	aliases: PositionAlias[];
	posts: Post[];
	employees: Employee[];
	incumbencies: Incumbency[];
}

/** The ceiling of one read; a structure beyond it would no longer be kept in memory whole. */
const MOST = 100_000;

/** Reads the whole structure, ordered as people read it. */
export async function readStructure(): Promise<StructureRecords> {
	const companies = await Companies.find().sort({ order: 1, _id: 1 }).limit(1_000).lean();
	const units = await Units.find().sort({ order: 1, nameKey: 1, code: 1 }).limit(MOST).lean();
	const positions = await Positions.find().sort({ titleKey: 1, _id: 1 }).limit(MOST).lean();
	const aliases = await PositionAliases.find().sort({ nameKey: 1 }).limit(MOST).lean();
	const posts = await Posts.find().sort({ _id: 1 }).limit(MOST).lean();
	const employees = await Employees.find().sort({ nameKey: 1, _id: 1 }).limit(MOST).lean();
	const incumbencies = await Incumbencies.find().sort({ _id: 1 }).limit(MOST).lean();
	return {
		companies: companies.map((raw) => toCompany(raw as never)),
		units: units.map((raw) => toUnit(raw as never)),
		positions: positions.map((raw) => toPosition(raw as never)),
		aliases: aliases.map((raw) => toPositionAlias(raw as never)),
		posts: posts.map((raw) => toPost(raw as never)),
		employees: employees.map((raw) => toEmployee(raw as never)),
		incumbencies: incumbencies.map((raw) => toIncumbency(raw as never))
	};
}

/** How the records of one list are written; their folded keys are made beside them. */
interface Writing<Row> {
	/** Lays down one, new or changed. @throws MongoServerError 11000 where a unique index is broken */
	put(row: Row): Promise<void>;
	/** Lays down many: those that are there, then those that are not. */
	putMany(rows: { changed: readonly Row[]; made: readonly Row[] }): Promise<void>;
}

function writingOf<Row, Raw extends { _id: string }>(
	model: Model<Raw>,
	stored: (row: Row) => Raw
): Writing<Row> {
	return {
		put: async (row) => {
			const raw = stored(row);
			await model.replaceOne({ _id: raw._id }, raw as never, { upsert: true });
		},
		putMany: async ({ changed, made }) => {
			await replaceAll(model, changed.map(stored));
			await insertAll(model, made.map(stored));
		}
	};
}

/** In the order in which they are written: nothing before what it names. */
const WRITING: { [List in keyof StructureRecords]: Writing<StructureRecords[List][number]> } = {
	companies: writingOf(Companies, (company) => storedOf(company, {})),
	units: writingOf(Units, (unit) => ({ ...storedRow(unit), nameKey: fold(unit.name) })),
	positions: writingOf(Positions, (position) => storedOf(position, positionKeys(position))),
	aliases: writingOf(PositionAliases, (alias) => storedOf(alias, { nameKey: fold(alias.name) })),
	posts: writingOf(Posts, storedRow<Post>),
	employees: writingOf(Employees, (employee) => storedOf(employee, employeeKeys(employee))),
	incumbencies: writingOf(Incumbencies, storedRow<Incumbency>)
};

export const putCompany = WRITING.companies.put;
export const putUnit = WRITING.units.put;
export const putPosition = WRITING.positions.put;
export const putAlias = WRITING.aliases.put;
export const putPost = WRITING.posts.put;
export const putEmployee = WRITING.employees.put;
export const putIncumbency = WRITING.incumbencies.put;

/**
 * Lays down many records of any lists, in a few statements each.
 * @param changed records, or periods, that are there; `made` those that are not
 * @throws MongoServerError 11000 where a unique index is broken
 */
export async function putStructure(
	changed: StructureRecords,
	made: StructureRecords
): Promise<void> {
	for (const list of Object.keys(WRITING) as (keyof StructureRecords)[])
		await WRITING[list].putMany({
			changed: changed[list] as never,
			made: made[list] as never
		});
}

function positionKeys(position: Position): PositionKeys {
	const codes = [position.code, ...position.formerCodes].map(fold);
	const title = position.nextTitle?.title ?? '';
	return {
		codes: [...new Set(codes)],
		titleKey: fold(position.title),
		searchKey: fold([position.code, position.title, title, ...position.formerCodes].join(' '))
	};
}

function employeeKeys(employee: Employee): EmployeeKeys {
	return {
		nameKey: fold(fullName(employee)),
		searchKey: fold(`${employee.number} ${fullName(employee)}`)
	};
}

export function fullName(employee: Pick<Employee, 'givenNames' | 'familyNames'>): string {
	return `${employee.givenNames} ${employee.familyNames}`.trim();
}

/** @returns false where it was gone already */
export async function removeAlias(id: string): Promise<boolean> {
	return (await PositionAliases.deleteOne({ _id: id })).deletedCount === 1;
}

/** A period that was only prepared, or that a correction takes away. */
export async function removeUnitRow(rowId: string): Promise<void> {
	await Units.deleteOne({ _id: rowId });
}

export async function removePostRow(rowId: string): Promise<void> {
	await Posts.deleteOne({ _id: rowId });
}

export async function removeIncumbencyRow(rowId: string): Promise<void> {
	await Incumbencies.deleteOne({ _id: rowId });
}
