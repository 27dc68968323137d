import type {
	Company,
	Employee,
	Incumbency,
	Position,
	Post,
	Unit
} from '../../../domain/organization/records';
import { defineModel, recordOf, type Stored } from '../model';

/** Folded keys stand beside every text that is searched or sorted. */
export interface PositionKeys {
	/** The code and all former codes: unique together over all positions. */
	codes: string[];
	titleKey: string;
	searchKey: string;
}

export interface EmployeeKeys {
	nameKey: string;
	searchKey: string;
}

/** Effective-dated rows: `_id` is the row, `recordId` the thing it is a period of. */
type StoredRow<T extends { id: string; rowId: string }> = { _id: string; recordId: string } & Omit<
	T,
	'id' | 'rowId'
>;

export type StoredCompany = Stored<Company>;
export type StoredPosition = Stored<Position, PositionKeys>;
export type StoredEmployee = Stored<Employee, EmployeeKeys>;
export type StoredUnit = StoredRow<Unit> & { nameKey: string };
export type StoredPost = StoredRow<Post>;
export type StoredIncumbency = StoredRow<Incumbency>;

/** Another name by which documents call a position: "Gerente Jr". */
export interface PositionAlias {
	id: string;
	positionId: string;
	name: string;
}
export type StoredPositionAlias = Stored<PositionAlias, { nameKey: string }>;

const Mixed = Object as never;

export const Companies = defineModel<StoredCompany>('companies', {
	order: Number,
	name: String,
	taxId: String,
	country: String,
	city: String,
	timeZone: String,
	logo: String,
	holidays: Mixed
});

export const Positions = defineModel<StoredPosition>('positions', {
	code: String,
	formerCodes: [String],
	title: String,
	nextTitle: Mixed,
	companyId: String,
	family: String,
	grade: String,
	contractType: String,
	occupationCode: String,
	retiredAt: String,
	codes: [String],
	titleKey: String,
	searchKey: String
});

export const PositionAliases = defineModel<StoredPositionAlias>('position_aliases', {
	positionId: String,
	name: String,
	nameKey: String
});

export const Employees = defineModel<StoredEmployee>('employees', {
	number: String,
	givenNames: String,
	familyNames: String,
	hiredOn: String,
	leftOn: String,
	companyId: String,
	nameKey: String,
	searchKey: String
});

const period = { validFrom: String, validTo: String, recordId: String };

export const Units = defineModel<StoredUnit>('units', {
	...period,
	companyId: String,
	code: String,
	name: String,
	kind: String,
	parentId: String,
	objective: String,
	functions: [String],
	order: Number,
	group: Boolean,
	charts: String,
	nameKey: String
});

export const Posts = defineModel<StoredPost>('posts', {
	...period,
	positionId: String,
	unitId: String,
	reportsTo: String,
	workplace: String,
	headcount: Number,
	staff: Boolean,
	assumed: Boolean
});

export const Incumbencies = defineModel<StoredIncumbency>('incumbencies', {
	...period,
	employeeId: String,
	postId: String,
	acting: Boolean
});

const companyOf = recordOf<Company, unknown>();
/** Companies entered before their order was kept come first, as `sort()` puts them. */
export const toCompany = (raw: StoredCompany): Company => ({
	...companyOf(raw),
	order: raw.order ?? 0
});
export const toPosition = recordOf<Position, PositionKeys>('codes', 'titleKey', 'searchKey');
export const toEmployee = recordOf<Employee, EmployeeKeys>('nameKey', 'searchKey');
export const toPositionAlias = recordOf<PositionAlias, { nameKey: string }>('nameKey');

/** The mapper of effective-dated rows. */
export function rowOf<T extends { id: string; rowId: string }>(...extras: string[]) {
	return (raw: StoredRow<T>): T => {
		const row: Record<string, unknown> = { id: raw.recordId, rowId: raw._id };
		for (const [field, value] of Object.entries(raw))
			if (field !== '_id' && field !== 'recordId' && !extras.includes(field)) row[field] = value;
		return row as unknown as T;
	};
}

export const toUnit = rowOf<Unit>('nameKey');
export const toPost = rowOf<Post>();
export const toIncumbency = rowOf<Incumbency>();

/** The reverse of `rowOf`. */
export function storedRow<T extends { id: string; rowId: string }>(record: T): StoredRow<T> {
	const { id, rowId, ...rest } = record;
	return { _id: rowId, recordId: id, ...rest } as unknown as StoredRow<T>;
}
