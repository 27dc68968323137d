import type { ManualDraft } from '$lib/domain/manual/draft';
import { redraftedItems } from '$lib/domain/manual/redraft';
import { draftedReplaced } from '$lib/domain/manual/replaced';
import { modificationText } from '$lib/i18n/modification-words';
import { newRowId } from '../matrix/hashing';
import type { WrittenContent } from './edition-content';

/** The draft with its row drawn up from what differs from the edition before, in the manual's own language. */
export function withDraftedRow(
	draft: ManualDraft,
	{ facts, before }: Pick<WrittenContent, 'facts' | 'before'>
): ManualDraft {
	const items = redraftedItems(draft.modification.items, facts, {
		id: newRowId,
		text: (line) => modificationText(line, draft.language)
	});
	const replaces = draftedReplaced(draft.modification.replaces, before);
	return { ...draft, modification: { ...draft.modification, items, replaces } };
}
