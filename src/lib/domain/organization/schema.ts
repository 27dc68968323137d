import { z } from 'zod';
import { ROLES } from '../access/actor';
import { MOST_FUNCTIONS, UNIT_CHARTS } from './records';
import { MOST_PLACES, WRITTEN } from './written-limits';

/**
 * The structure as people write it down: codes, post keys and employee numbers instead of ids.
 * A thing that changed appears once per period, with the same code and other dates; `to` is the
 * first day on which a row no longer holds. One file may hold any of the lists, several files make
 * one structure.
 */
const civilDate = z.iso.date();
const code = z
	.string()
	.trim()
	.regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u);
const line = z.string().trim().min(1).max(WRITTEN.line);
const optionalLine = z.string().trim().max(WRITTEN.line).default('');
/**
 * The record's id in the store: an export writes it and an import recognises the record by it, whatever
 * it is called meanwhile. Files written by hand leave it out.
 */
const id = z
	.string()
	.regex(/^[A-Za-z0-9_-]{1,64}$/)
	.optional();
/** What it was called in files before: a rename keeps the record. */
const formerly = z.array(code).max(20).optional();
const period = { from: civilDate, to: civilDate.nullable().default(null) };

const structureCompanySchema = z.strictObject({
	code,
	id,
	name: line,
	taxId: optionalLine,
	country: z.enum(['MX', 'SV']),
	city: optionalLine,
	timeZone: line,
	holidays: z.array(z.strictObject({ date: civilDate, name: line })).default([])
});

const structureUnitSchema = z.strictObject({
	code,
	id,
	formerly,
	name: line,
	/** Gerencia, área, grupo, agencia…; a word of the company's own. */
	kind: line,
	parent: code.nullable().default(null),
	company: code,
	objective: z.string().trim().max(WRITTEN.paragraph).default(''),
	functions: z
		.array(z.string().trim().min(1).max(WRITTEN.paragraph))
		.max(MOST_FUNCTIONS)
		.default([]),
	order: z.number().int().min(0).default(0),
	/** A group has no head: objective and functions are shared by the units right under it. */
	group: z.boolean().default(false),
	charts: z.enum(UNIT_CHARTS).default('each'),
	...period
});

const structurePositionSchema = z.strictObject({
	code,
	id,
	formerCodes: z.array(code).default([]),
	title: line,
	company: code,
	/** Names that people use for it, «Gerente Jr»; recipients are recognised by them. */
	aliases: z.array(line).default([]),
	family: optionalLine,
	grade: optionalLine,
	contractType: optionalLine,
	occupationCode: optionalLine,
	retiredOn: civilDate.nullable().default(null)
});

const structurePostSchema = z.strictObject({
	/** Names the post inside the files and stays with it; never shown. */
	key: code,
	id,
	formerly,
	position: code,
	unit: code,
	/** The post it reports to, by key; null for the head of the company. */
	reportsTo: code.nullable(),
	workplace: optionalLine,
	headcount: z.number().int().min(1).max(MOST_PLACES).default(1),
	/** Staff beside its boss, not in the line. */
	staff: z.boolean().default(false),
	/** No document states the line to its boss. */
	assumed: z.boolean().default(false),
	...period
});

const structureEmployeeSchema = z.strictObject({
	number: code,
	id,
	givenNames: line,
	familyNames: line,
	company: code,
	hiredOn: civilDate,
	leftOn: civilDate.nullable().default(null)
});

const structureIncumbencySchema = z.strictObject({
	id,
	employee: code,
	post: code,
	acting: z.boolean().default(false),
	...period
});

/** A person who may sign in; without an employee record they need a name (an outside auditor). */
const structurePersonSchema = z.strictObject({
	employee: code.nullable().default(null),
	name: line.optional(),
	email: z.email().nullable().default(null),
	roles: z.array(z.enum(ROLES)).min(1)
});

export const structureFileSchema = z.strictObject({
	escalafon: z.literal('structure/1'),
	companies: z.array(structureCompanySchema).default([]),
	units: z.array(structureUnitSchema).default([]),
	positions: z.array(structurePositionSchema).default([]),
	posts: z.array(structurePostSchema).default([]),
	employees: z.array(structureEmployeeSchema).default([]),
	incumbencies: z.array(structureIncumbencySchema).default([]),
	people: z.array(structurePersonSchema).default([])
});

export type StructureFile = z.infer<typeof structureFileSchema>;
/** Several files as one; every reference inside it resolves (see referencesOf). */
export type Structure = Omit<StructureFile, 'escalafon'>;
