import type {
	Company,
	Employee,
	Incumbency,
	Position,
	Post,
	Unit
} from '../../domain/organization/records';
import { fold } from '../../domain/text/fold';
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

function positionKeys(position: Position): PositionKeys {
	const codes = [position.code, ...position.formerCodes].map(fold);
	const title = position.nextTitle?.title ?? '';
	return {
		codes: [...new Set(codes)],
		titleKey: fold(position.title),
		searchKey: fold([position.code, position.title, title, ...position.formerCodes].join(' '))
	};
}

/** Lays down a position, new or changed. @throws DuplicateKeyError on a code already in use */
export async function putPosition(position: Position): Promise<void> {
	const stored = storedOf<Position, PositionKeys>(position, positionKeys(position));
	await Positions.replaceOne({ _id: position.id }, stored, { upsert: true });
}

export async function putCompany(company: Company): Promise<void> {
	await Companies.replaceOne({ _id: company.id }, storedOf(company, {}), { upsert: true });
}

export async function putAlias(alias: PositionAlias): Promise<void> {
	const stored = storedOf(alias, { nameKey: fold(alias.name) });
	await PositionAliases.replaceOne({ _id: alias.id }, stored, { upsert: true });
}

/** @returns false where it was gone already */
export async function removeAlias(id: string): Promise<boolean> {
	return (await PositionAliases.deleteOne({ _id: id })).deletedCount === 1;
}

export function fullName(employee: Pick<Employee, 'givenNames' | 'familyNames'>): string {
	return `${employee.givenNames} ${employee.familyNames}`.trim();
}

export async function putEmployee(employee: Employee): Promise<void> {
	const keys: EmployeeKeys = {
		nameKey: fold(fullName(employee)),
		searchKey: fold(`${employee.number} ${fullName(employee)}`)
	};
	const stored = storedOf<Employee, EmployeeKeys>(employee, keys);
	await Employees.replaceOne({ _id: employee.id }, stored, { upsert: true });
}

export async function putUnit(unit: Unit): Promise<void> {
	const stored = { ...storedRow(unit), nameKey: fold(unit.name) };
	await Units.replaceOne({ _id: unit.rowId }, stored, { upsert: true });
}

export async function putPost(post: Post): Promise<void> {
	await Posts.replaceOne({ _id: post.rowId }, storedRow(post), { upsert: true });
}

export async function putIncumbency(incumbency: Incumbency): Promise<void> {
	const stored = storedRow(incumbency);
	await Incumbencies.replaceOne({ _id: incumbency.rowId }, stored, { upsert: true });
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
