import type { ManualDraft, ManualDraftForm } from '$lib/domain/manual/draft';
import type { ManualFact } from '$lib/domain/manual/manual-facts';

type Items = ManualDraft['modification']['items'];

/** Lines as the form has them: their facts stay on the server. */
export const linesOf = (items: Items): ManualDraftForm['modification']['items'] =>
	items.map(({ id, text, merged }) => ({ id, text, ...(merged?.length ? { merged } : {}) }));

/** A draft as its form edits it. */
export function formOfDraft({ setAside: _, ...draft }: ManualDraft): ManualDraftForm {
	const { modification } = draft;
	return { ...draft, modification: { ...modification, items: linesOf(modification.items) } };
}

/** What each line was drafted from, by its id; a line that stands for several has all their facts. */
export function factsOfLines(items: Items): Map<string, ManualFact[]> {
	return new Map(items.map(({ id, facts }) => [id, facts]));
}
