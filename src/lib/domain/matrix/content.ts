import { z } from 'zod';
import {
	COMPARISONS,
	CONDITION_KINDS,
	DEGREE_STATUSES,
	DIRECTIONS,
	EDUCATION_GRADES,
	FREQUENCIES,
	LANGUAGE_LEVELS,
	NEEDS,
	RECIPIENT_KINDS,
	SCOPES,
	TOPIC_KINDS,
	VALUE_TYPES
} from './vocabulary';

/**
 * The content of a job matrix. The same schema holds a draft and a published version: what a draft
 * may leave empty is an empty text, an empty list or null, and the linter says what is missing.
 * Every row carries an id that stays with it from its first draft; ids are not part of the hash.
 */
const id = z.string().regex(/^[a-z0-9-]{1,40}$/);
const line = z.string().trim().max(300);
const text = z.string().trim().max(4000);
const rows = <T extends z.ZodType>(row: T, most: number) => z.array(row).max(most);
/** Hundredths of a percent: 10000 is 100 %. */
const hundredths = z.number().int().min(0).max(10_000);

export const recipientSchema = z.strictObject({
	id,
	/** `position` and `alias` point to a position by its stable id; `text` is whoever is no position. */
	kind: z.enum(RECIPIENT_KINDS),
	positionId: id.nullable(),
	name: line
});

export const deliverableSchema = z.strictObject({
	id,
	name: text,
	recipients: rows(recipientSchema, 30),
	frequency: z.enum(FREQUENCIES).nullable()
});

export const functionSchema = z.strictObject({
	id,
	what: text,
	deliverables: rows(deliverableSchema, 20),
	timeShare: hundredths.nullable()
});

export const targetSchema = z.strictObject({
	comparison: z.enum(COMPARISONS),
	value: z.number(),
	/** The upper value of a range, else null. */
	upperValue: z.number().nullable(),
	unit: line,
	scope: z.enum(SCOPES).nullable(),
	/** The target in the document's own words. */
	wording: text,
	lowerLimit: z.number().nullable(),
	upperLimit: z.number().nullable()
});

export const kpiSchema = z.strictObject({
	id,
	statement: text,
	source: text,
	target: targetSchema.nullable(),
	valueType: z.enum(VALUE_TYPES).nullable(),
	/** ISO 4217, for currency only. */
	currency: z
		.string()
		.regex(/^[A-Z]{3}$/)
		.nullable(),
	direction: z.enum(DIRECTIONS).nullable(),
	/** Hundredths of a percent. */
	weight: hundredths,
	formula: text,
	period: z.enum(FREQUENCIES).nullable()
});

export const relationshipSchema = z.strictObject({
	id,
	parties: rows(line, 20),
	purpose: text
});

export const topicSchema = z.strictObject({
	id,
	name: line,
	kind: z.enum(TOPIC_KINDS).nullable(),
	required: z.boolean()
});

export const competencySchema = z.strictObject({ id, model: line, name: line, level: line });

export const educationSchema = z.strictObject({
	id,
	grade: z.enum(EDUCATION_GRADES),
	required: z.boolean(),
	status: z.enum(DEGREE_STATUSES).nullable(),
	/** Fields of study and other remarks of the form's last column. */
	fields: text
});

export const languageSchema = z.strictObject({
	id,
	name: line,
	read: z.enum(LANGUAGE_LEVELS).nullable(),
	written: z.enum(LANGUAGE_LEVELS).nullable(),
	spoken: z.enum(LANGUAGE_LEVELS).nullable()
});

export const knowledgeSchema = z.strictObject({ id, name: line, need: z.enum(NEEDS).nullable() });
export const experienceSchema = z.strictObject({ id, what: text, duration: line });
export const toolSchema = z.strictObject({ id, name: text });
export const conditionSchema = z.strictObject({
	id,
	kind: z.enum(CONDITION_KINDS),
	description: text
});

export const matrixContentSchema = z.strictObject({
	/** The document's own language, whatever the reader's. */
	language: z.enum(['es', 'en']),
	title: line,
	competenceLevel: line,
	/** What a document stated about the structure; compared with the posts, never used for them. */
	stated: z.strictObject({ unit: line, reportsTo: line, directReports: line }),
	objective: text,
	functions: rows(functionSchema, 60),
	kpis: rows(kpiSchema, 40),
	/** Why this matrix has no KPIs; null unless it is meant to have none. */
	noKpisReason: text.nullable(),
	relationships: z.strictObject({
		internal: rows(relationshipSchema, 40),
		external: rows(relationshipSchema, 40)
	}),
	development: z.strictObject({
		junior: rows(topicSchema, 60),
		senior: rows(topicSchema, 60),
		master: rows(topicSchema, 60)
	}),
	competencies: rows(competencySchema, 40),
	profile: z.strictObject({
		education: rows(educationSchema, 20),
		travel: z.strictObject({ required: z.boolean().nullable(), frequency: line }),
		languages: rows(languageSchema, 10),
		knowledge: rows(knowledgeSchema, 60),
		experience: rows(experienceSchema, 20)
	}),
	equipment: rows(toolSchema, 60),
	conditions: rows(conditionSchema, 40),
	authority: text,
	confidentiality: text
});

export type MatrixContent = z.infer<typeof matrixContentSchema>;
export type MatrixFunction = z.infer<typeof functionSchema>;
export type Deliverable = z.infer<typeof deliverableSchema>;
export type Recipient = z.infer<typeof recipientSchema>;
export type Kpi = z.infer<typeof kpiSchema>;
export type KpiTarget = z.infer<typeof targetSchema>;
export type Relationship = z.infer<typeof relationshipSchema>;
export type Topic = z.infer<typeof topicSchema>;
export type Competency = z.infer<typeof competencySchema>;
export type Education = z.infer<typeof educationSchema>;
export type Language = z.infer<typeof languageSchema>;
export type Condition = z.infer<typeof conditionSchema>;
