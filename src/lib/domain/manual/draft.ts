import { z } from 'zod';
import { isCivilDate } from '../calendar/civil-date';
import {
	SECTION_PLACES,
	type ManualContent,
	type ModificationItem,
	type ModificationRow
} from './content';
import { factsKey } from './modification';

/**
 * What HR writes of an edition; structure, annex and the older rows of the table of modifications
 * come from the records when it is frozen. A draft may leave anything empty.
 */
const id = z.string().regex(/^[a-z0-9-]{1,40}$/);
const line = z.string().trim().max(300);
const lines = z.array(line.min(1)).max(20);
const date = z.string().refine(isCivilDate).nullable();

const sectionSchema = z.strictObject({
	id,
	title: line,
	place: z.enum(SECTION_PLACES),
	text: z.string().max(40_000)
});

const replacedSchema = z.strictObject({
	code: line,
	title: line,
	date: z.string().refine(isCivilDate)
});

/** The new row; the facts of a line stay with its id on the server, whatever its words become. */
const modificationFormSchema = z.strictObject({
	authorisation: line,
	modifiedOn: date,
	/** `merged`: lines that were put into this one; it takes their facts over. */
	items: z
		.array(
			z.strictObject({
				id,
				text: z.string().trim().max(2000),
				merged: z.array(id).max(100).optional()
			})
		)
		.max(100),
	draftedBy: lines,
	replaces: z.array(replacedSchema).max(20)
});

export const manualDraftFormSchema = z.strictObject({
	code: line,
	title: line,
	language: z.enum(['es', 'en']),
	normativeSystem: line,
	issuedBy: lines,
	authorisedBy: line,
	reviewedBy: lines,
	processOwner: line,
	createdOn: date,
	effectiveFrom: date,
	conformityLegend: line,
	objectives: z.string().max(20_000),
	sections: z.array(sectionSchema).max(40),
	/** Whether the job matrices in force stand in the annex. */
	annex: z.boolean(),
	modification: modificationFormSchema
});

export type ManualDraftForm = z.infer<typeof manualDraftFormSchema>;

type Written = Omit<ManualDraftForm, 'modification'>;

/** A line of the new row; `merged` names the lines that HR put into it. */
export type DraftItem = ModificationItem & { merged?: string[] };

type LineFacts = Pick<ModificationItem, 'id' | 'facts'>;

/** A draft as it is kept: the form's fields, and the facts of each line of the new row. */
export interface ManualDraft extends Written {
	modification: Pick<ModificationRow, 'authorisation' | 'modifiedOn' | 'draftedBy' | 'replaces'> & {
		items: DraftItem[];
	};
	/** Facts of lines that were put into others or taken out: one that comes back has them again. */
	setAside?: LineFacts[];
}

/**
 * The form over the draft that was kept: every line gets the facts that it had, and those of the
 * lines that were put into it; a new line has none.
 */
export function withFacts(form: ManualDraftForm, kept: ManualDraft): ManualDraft {
	const alone = ({ merged = [] }: { merged?: string[] }) => merged.length === 0;
	const facts = new Map(
		[...kept.modification.items.filter(alone), ...(kept.setAside ?? [])].map((line) => [
			line.id,
			line.facts
		])
	);
	const items = form.modification.items.map((item): DraftItem => {
		const all = [item.id, ...(item.merged ?? [])].flatMap((id) => facts.get(id) ?? []);
		return { ...item, facts: [...new Map(all.map((fact) => [factsKey([fact]), fact])).values()] };
	});
	const present = new Set(items.filter(alone).map(({ id }) => id));
	const setAside = [...facts].flatMap(([id, own]) =>
		present.has(id) || own.length === 0 ? [] : [{ id, facts: own }]
	);
	const draft = { ...form, modification: { ...form.modification, items } };
	return setAside.length > 0 ? { ...draft, setAside } : draft;
}

/** A first draft, before anything was written. */
export function emptyDraft(
	given: Pick<ManualDraft, 'code' | 'title' | 'language'> & Partial<Written>
): ManualDraft {
	return {
		normativeSystem: '',
		issuedBy: [],
		authorisedBy: '',
		reviewedBy: [],
		processOwner: '',
		createdOn: null,
		effectiveFrom: null,
		conformityLegend: '',
		objectives: '',
		sections: [],
		annex: false,
		...given,
		modification: { authorisation: '', modifiedOn: null, items: [], draftedBy: [], replaces: [] }
	};
}

/** The draft that follows an edition: its words, under the code and title that the manual has; a new date and row. */
export function draftAfter(content: ManualContent): ManualDraft {
	const last = content.modifications.at(-1);
	const { code, title, language, normativeSystem, issuedBy, authorisedBy, reviewedBy } = content;
	const { processOwner, createdOn, conformityLegend, objectives, sections, annex } = content;
	return {
		...{ code, title, language, normativeSystem, issuedBy, authorisedBy, reviewedBy },
		...{ processOwner, createdOn, conformityLegend, objectives, sections },
		effectiveFrom: null,
		annex: annex.length > 0,
		modification: {
			authorisation: last?.authorisation ?? '',
			modifiedOn: null,
			items: [],
			draftedBy: [],
			replaces: []
		}
	};
}
