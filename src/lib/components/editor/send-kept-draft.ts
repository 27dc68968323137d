import type { ManualDraftForm } from '$lib/domain/manual/draft';
import type { MatrixContent } from '$lib/domain/matrix/content';
import { saveEditionOverHttp } from '../manual/save-edition-over-http';
import type { SaveAnswer } from './draft-editor.svelte';
import type { KeptDraft } from './kept-drafts';
import { saveOverHttp } from './save-over-http';

/** Saves what was kept in the browser over the revision that it was written on. */
export const sendKeptDraft = ({ kind, id, revision, content }: KeptDraft): Promise<SaveAnswer> =>
	kind === 'matrix'
		? saveOverHttp(id)(revision, content as MatrixContent)
		: saveEditionOverHttp(id, () => {})(revision, content as ManualDraftForm);
