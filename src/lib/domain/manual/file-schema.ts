import { z } from 'zod';
import { SECTION_PLACES, type ModificationRow } from './content';
import type { ManualDraft } from './draft';

/**
 * A manual as people write it down: front matter, free texts and the older rows of its table of
 * modifications. Units are named by code; what changed is plain lines.
 */
const line = z.string().trim().min(1).max(300);
const optionalLine = z.string().trim().max(300).default('');
const lines = z.array(line).max(20).default([]);
const date = z.iso.date();

const rowSchema = z.strictObject({
	authorisation: optionalLine,
	modifiedOn: date.nullable().default(null),
	items: z.array(z.string().trim().min(1).max(2000)).max(100).default([]),
	draftedBy: lines,
	replaces: z
		.array(z.strictObject({ code: line, title: line, date }))
		.max(20)
		.default([])
});

export const manualFileSchema = z.strictObject({
	escalafon: z.literal('manual/1'),
	code: line,
	formerCodes: lines,
	title: line,
	/** The unit that it covers, by code. */
	unit: line,
	language: z.enum(['es', 'en']).default('es'),
	normativeSystem: optionalLine,
	issuedBy: lines,
	authorisedBy: optionalLine,
	reviewedBy: lines,
	processOwner: optionalLine,
	createdOn: date.nullable().default(null),
	/** Of the edition that the file opens as a draft. */
	effectiveFrom: date.nullable().default(null),
	conformityLegend: optionalLine,
	objectives: z.string().trim().max(20_000).default(''),
	sections: z
		.array(
			z.strictObject({
				title: line,
				place: z.enum(SECTION_PLACES).default('before'),
				text: z.string().trim().max(40_000)
			})
		)
		.max(40)
		.default([]),
	annex: z.boolean().default(false),
	modification: rowSchema.prefault({}),
	/** Rows from before, the oldest first: their numbers rise. */
	history: z
		.array(rowSchema.extend({ number: z.number().int().min(1).max(9999), effectiveFrom: date }))
		.max(200)
		.superRefine((rows, { addIssue }) => {
			for (const [at, { number }] of rows.entries()) {
				const last = rows[at - 1]?.number ?? 0;
				if (number <= last)
					addIssue({
						...{ code: 'custom', path: [at, 'number'], input: number },
						params: { code: 'not-rising', data: { last } }
					});
			}
		})
		.default([])
});

export type ManualFile = z.infer<typeof manualFileSchema>;

type WrittenRow = z.infer<typeof rowSchema>;

/** The draft and the older rows that a file holds. @param newId makes an id for each section and line */
export function manualOfFile(
	file: ManualFile,
	newId: () => string
): { draft: ManualDraft; history: ModificationRow[] } {
	const { code, title, language, normativeSystem, issuedBy, authorisedBy, reviewedBy } = file;
	const { processOwner, createdOn, effectiveFrom, conformityLegend, objectives, annex } = file;
	const rowOf = <Row extends WrittenRow>(row: Row) => ({
		...row,
		items: row.items.map((text) => ({ id: newId(), text, facts: [] }))
	});
	return {
		draft: {
			...{ code, title, language, normativeSystem, issuedBy, authorisedBy, reviewedBy },
			...{ processOwner, createdOn, effectiveFrom, conformityLegend, objectives, annex },
			sections: file.sections.map((section) => ({ id: newId(), ...section })),
			modification: rowOf(file.modification)
		},
		history: file.history.map(rowOf)
	};
}
