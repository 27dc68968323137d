import { z } from 'zod';
import { MOST_FUNCTIONS, UNIT_CHARTS, type Incumbency, type Post, type Unit } from './records';

/** Bytes of an undo as a page sends it back; a longer one is not offered. */
export const MOST_UNDO = 400_000;

/** An undo for a page to send back; null where it is longer than that. */
export const sendableUndo = (undo: string | null): string | null =>
	undo !== null && new TextEncoder().encode(JSON.stringify(undo)).length <= MOST_UNDO ? undo : null;

/** What gives a change back: the former periods of each record, and the state that it is in now. */
const id = z.string().min(1).max(80);
const text = z.string().max(4000);
const date = z.iso.date();
const period = { id, rowId: id, validFrom: date, validTo: date.nullable() };

const unitRow = z.strictObject({
	...period,
	companyId: id,
	code: text,
	name: text,
	kind: text,
	parentId: id.nullable(),
	objective: text,
	functions: z.array(text).max(MOST_FUNCTIONS),
	order: z.number().int(),
	group: z.boolean(),
	charts: z.enum(UNIT_CHARTS)
}) satisfies z.ZodType<Unit>;

const postRow = z.strictObject({
	...period,
	positionId: id,
	unitId: id,
	reportsTo: id.nullable(),
	workplace: text,
	headcount: z.number().int().min(1).max(10_000),
	staff: z.boolean(),
	assumed: z.boolean()
}) satisfies z.ZodType<Post>;

const incumbencyRow = z.strictObject({
	...period,
	employeeId: id,
	postId: id,
	acting: z.boolean()
}) satisfies z.ZodType<Incumbency>;

const record = <Row extends z.ZodType>(row: Row) =>
	z.array(z.strictObject({ id, now: z.string().max(16), rows: z.array(row).max(500) })).max(2000);

export const undoSchema = z.strictObject({
	units: record(unitRow),
	posts: record(postRow),
	incumbencies: record(incumbencyRow),
	/** Only the day on which somebody left is given back; a name is none of this. */
	left: z.array(z.strictObject({ id, now: date.nullable(), was: date.nullable() })).max(50)
});

export type Undo = z.infer<typeof undoSchema>;
