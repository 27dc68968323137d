import { z } from 'zod';
import {
	competencySchema,
	conditionSchema,
	educationSchema,
	experienceSchema,
	functionSchema,
	knowledgeSchema,
	kpiSchema,
	languageSchema,
	matrixContentSchema,
	recipientSchema,
	targetSchema,
	toolSchema,
	topicSchema
} from '$lib/domain/matrix/content';
import { FREQUENCIES } from '$lib/domain/matrix/vocabulary';
import { readFrequency } from '$lib/domain/matrix/recognition/words';
import { hundredthsFromPercent } from '$lib/domain/matrix/weights';
import { refuse } from './errors';

/**
 * A position's matrix as people write it: percentages as such, frequencies by word in English or
 * Spanish, recipients by code or name, short forms where a row is only a name; `id` on a row is
 * optional. Limits are those of the content itself.
 */
const rowId = recipientSchema.shape.id.optional();
const code = z
	.string()
	.trim()
	.regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u);
const line = recipientSchema.shape.name;
const text = functionSchema.shape.what;

const percentage = z.union([z.number(), z.string()]).transform((value, context) => {
	const written = String(value)
		.replace(/\s*%\s*$/, '')
		.trim();
	const hundredths = written === '' ? null : hundredthsFromPercent(Number(written));
	if (hundredths !== null) return hundredths;
	context.addIssue(refuse('bad-percentage'));
	return z.NEVER;
});

const frequency = z.string().transform((value, context) => {
	const found = FREQUENCIES.find((each) => each === value.trim()) ?? exactFrequency(value);
	if (found) return found;
	context.addIssue(refuse('not-one-of', { values: FREQUENCIES.join(', ') }));
	return z.NEVER;
});
const exactFrequency = (value: string) => {
	const found = readFrequency(value);
	return found?.exact ? found.frequency : null;
};

const recipient = z.union([
	line,
	z
		.strictObject({
			id: rowId,
			position: code.nullable().optional(),
			alias: line.optional(),
			text: line.optional(),
			name: line.optional(),
			positionId: recipientSchema.shape.positionId.optional()
		})
		.check((context) => {
			const { position, alias, text: words } = context.value;
			const said = alias !== undefined || words !== undefined || position !== undefined;
			if (!said || (alias !== undefined && words !== undefined))
				context.issues.push({ ...refuse('bad-recipient'), input: context.value });
		})
]);
const list = <T extends z.ZodType>(row: T, most: number) => z.array(row).max(most).default([]);

const deliverable = z.strictObject({
	id: rowId,
	name: text.default(''),
	to: list(recipient, 30),
	frequency: frequency.nullable().default(null)
});
const target = z.union([
	text,
	z
		.strictObject({
			minimum: z.number().optional(),
			maximum: z.number().optional(),
			exact: z.union([z.number(), z.boolean()]).optional(),
			range: z.tuple([z.number(), z.number().nullable()]).optional(),
			upperValue: targetSchema.shape.upperValue.default(null),
			unit: line.optional(),
			scope: targetSchema.shape.scope.default(null),
			wording: text.default(''),
			lowerLimit: targetSchema.shape.lowerLimit.default(null),
			upperLimit: targetSchema.shape.upperLimit.default(null)
		})
		.check((context) => {
			const { minimum, maximum, exact, range } = context.value;
			if ([minimum, maximum, exact, range].filter((each) => each !== undefined).length !== 1)
				context.issues.push({ ...refuse('bad-target'), input: context.value });
		})
]);
const kpi = z.strictObject({
	id: rowId,
	statement: text.default(''),
	source: text.default(''),
	target: target.nullable().default(null),
	valueType: kpiSchema.shape.valueType.default(null),
	currency: kpiSchema.shape.currency.default(null),
	better: kpiSchema.shape.direction.default(null),
	weight: percentage.default(0),
	formula: text.default(''),
	measured: frequency.nullable().default(null)
});
const relationship = z.strictObject({
	id: rowId,
	with: list(line, 20),
	purpose: text.default('')
});
const topic = z.union([
	line,
	z.strictObject({
		id: rowId,
		name: line,
		kind: topicSchema.shape.kind.default(null),
		required: z.boolean().default(false)
	})
]);
const tool = z.union([text, z.strictObject({ id: rowId, name: toolSchema.shape.name })]);

const profile = z.strictObject({
	education: list(
		educationSchema.extend({
			id: rowId,
			required: z.boolean().default(false),
			status: educationSchema.shape.status.default(null),
			fields: text.default('')
		}),
		20
	),
	travel: z
		.strictObject({ required: z.boolean().nullable().default(null), frequency: line.default('') })
		.default({ required: null, frequency: '' }),
	languages: list(
		languageSchema.extend({
			id: rowId,
			read: languageSchema.shape.read.default(null),
			written: languageSchema.shape.written.default(null),
			spoken: languageSchema.shape.spoken.default(null)
		}),
		10
	),
	knowledge: list(
		knowledgeSchema.extend({ id: rowId, need: knowledgeSchema.shape.need.default(null) }),
		60
	),
	experience: list(experienceSchema.extend({ id: rowId, duration: line.default('') }), 20)
});

export const matrixFileSchema = z.strictObject({
	escalafon: z.literal('matrix/1'),
	code,
	formerCodes: z.array(code).max(20).default([]),
	/** The unit in which a new position gets its post; the structure decides otherwise. */
	unit: code.nullable().default(null),
	/** The position's own id, where the file was exported. */
	id: rowId,
	title: line,
	language: matrixContentSchema.shape.language.default('es'),
	competenceLevel: line.default(''),
	stated: z
		.strictObject({
			unit: line.default(''),
			reportsTo: line.default(''),
			directReports: line.default('')
		})
		.default({ unit: '', reportsTo: '', directReports: '' }),
	objective: text.default(''),
	functions: list(
		z.strictObject({
			id: rowId,
			what: text,
			deliverables: list(deliverable, 20),
			timeShare: percentage.nullable().default(null)
		}),
		60
	),
	kpis: list(kpi, 40),
	noKpisReason: text.nullable().default(null),
	relationships: z
		.strictObject({ internal: list(relationship, 40), external: list(relationship, 40) })
		.default({ internal: [], external: [] }),
	development: z
		.strictObject({ junior: list(topic, 60), senior: list(topic, 60), master: list(topic, 60) })
		.default({ junior: [], senior: [], master: [] }),
	competencies: list(
		competencySchema.extend({ id: rowId, model: line.default(''), level: line.default('') }),
		40
	),
	profile: profile.prefault({}),
	equipment: list(tool, 60),
	conditions: list(
		conditionSchema.extend({ id: rowId, kind: conditionSchema.shape.kind.default('other') }),
		40
	),
	authority: text.default(''),
	confidentiality: text.default('')
});

export type MatrixFile = z.output<typeof matrixFileSchema>;
