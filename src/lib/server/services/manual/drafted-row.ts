import type { ManualDraft } from '$lib/domain/manual/draft';
import type { ManualFact } from '$lib/domain/manual/manual-facts';
import { redraftedItems } from '$lib/domain/manual/redraft';
import { modificationText } from '$lib/i18n/modification-words';
import { newRowId } from '../matrix/hashing';

/** The draft with its row drawn up from the facts, in the manual's own language. */
export function withDraftedRow(draft: ManualDraft, facts: readonly ManualFact[]): ManualDraft {
	const items = redraftedItems(draft.modification.items, facts, {
		id: newRowId,
		text: (line) => modificationText(line, draft.language)
	});
	return { ...draft, modification: { ...draft.modification, items } };
}
