import { z } from 'zod';
import { SECTIONS } from '$lib/domain/matrix/vocabulary';

/**
 * What happened in a demonstration company, for the loader to replay through the ordinary services:
 * which matrices went how far in their life cycle, and who answered what. Moments are days before
 * the day of loading, so that what is open then is open whenever it is loaded.
 */
const employee = z.string().trim().min(1).max(40);
const daysAgo = z.number().int().min(0).max(3650);
const act = z.strictObject({ by: employee, daysAgo });
const words = z.string().trim().max(2000);

const answerSchema = z.strictObject({
	employee,
	/** `open`: not answered yet. */
	outcome: z.enum(['acknowledged', 'with-remarks', 'refused', 'open']),
	daysAgo: daysAgo.optional(),
	remarks: words.default(''),
	witness: words.nullable().default(null)
});

export const storyVersionSchema = z.strictObject({
	position: z.string().trim().min(1).max(40),
	/** The matrix file with the content of this version, relative to the company's folder. */
	matrix: z.string().trim().min(1).max(200),
	kind: z.enum(['substantive', 'editorial']).default('substantive'),
	summary: words.default(''),
	prepared: act,
	/** Who reviews and authorises; set from `submitted` on. */
	reviewer: employee.nullable().default(null),
	authoriser: employee.nullable().default(null),
	submitted: z.strictObject({ daysAgo }).nullable().default(null),
	reviewed: z.strictObject({ daysAgo }).nullable().default(null),
	returned: z
		.strictObject({
			role: z.enum(['reviewer', 'authoriser']),
			daysAgo,
			comments: z.array(z.strictObject({ section: z.enum(SECTIONS), text: words })).default([])
		})
		.nullable()
		.default(null),
	authorised: z.strictObject({ daysAgo }).nullable().default(null),
	/** `effectiveIn`: days from publishing to the effective date. */
	published: act
		.extend({ effectiveIn: z.number().int().min(0).max(365).default(0) })
		.nullable()
		.default(null),
	/** What everybody answered who is not listed in `answers`. */
	others: z.enum(['acknowledged', 'open']).default('acknowledged'),
	answers: z.array(answerSchema).default([])
});

/** One edition of a manual: what differs from its file or from the edition before, and how far it went. */
const storyEditionSchema = z.strictObject({
	/** A day, or how many days after publishing it takes effect. */
	effectiveFrom: z.iso.date().nullable().default(null),
	effectiveIn: z.number().int().min(0).max(365).default(0),
	annex: z.boolean(),
	draftedBy: z.array(words.min(1)).min(1),
	replaces: z.array(z.strictObject({ code: words, title: words, date: z.iso.date() })).default([]),
	prepared: act,
	reviewers: z.array(employee).default([]),
	authoriser: employee.nullable().default(null),
	submitted: z.strictObject({ daysAgo }).nullable().default(null),
	reviewed: z.strictObject({ daysAgo }).nullable().default(null),
	authorised: z.strictObject({ daysAgo }).nullable().default(null),
	published: act.nullable().default(null)
});

export const storyManualSchema = z.strictObject({
	/** The manual's file, relative to the company's folder: the draft of its first edition. */
	manual: z.string().trim().min(1).max(200),
	editions: z.array(storyEditionSchema).min(1)
});

export const demonstrationFileSchema = z.strictObject({
	escalafon: z.literal('demonstration/1'),
	/** Whose sign-ins are printed at the first start: an e-mail or an employee number. */
	signIns: z
		.array(
			z.strictObject({
				as: z.enum(['hr', 'manager', 'director', 'employee', 'administrator', 'auditor']),
				person: z.string().trim().min(1).max(200)
			})
		)
		.min(1),
	/** In the order in which they happened, for each position. */
	versions: z.array(storyVersionSchema),
	manuals: z.array(storyManualSchema).default([])
});

export type Demonstration = z.output<typeof demonstrationFileSchema>;
export type StoryManual = z.output<typeof storyManualSchema>;
export type StoryEdition = StoryManual['editions'][number];
export type StoryVersion = z.output<typeof storyVersionSchema>;
