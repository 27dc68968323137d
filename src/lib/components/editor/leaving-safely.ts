import type { BeforeNavigate } from '@sveltejs/kit';
import { goto } from '$app/navigation';
import { m } from '$lib/i18n/paraglide/messages';
import type { DraftEditor } from './draft-editor.svelte';

/**
 * What to do before a page with a draft is left: whoever leaves before the last words are safe would
 * lose them without a word. They are sent; what could not be sent is kept in the browser, and only
 * where it cannot be kept either the person is asked.
 */
export function leavingSafely<Content>(editor: DraftEditor<Content>) {
	return ({ to, willUnload, cancel }: BeforeNavigate): void => {
		if (!editor.unsaved) return;
		cancel();
		if (willUnload || !to) return;
		void editor.flush().then((safe) => {
			if (!safe && !editor.keep()) {
				if (!confirm(m.editor_leave())) return;
				editor.abandon();
			} else if (!safe) editor.leave();
			return goto(to.url);
		});
	};
}
