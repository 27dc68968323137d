/**
 * Changes to an edition that have not reached the server, kept in the browser for the account that
 * typed them: they survive a closed window, a lost connection, an ended session.
 */
import type { ManualDraftForm } from '$lib/domain/manual/draft';
import type { DraftKeeper } from '../editor/draft-editor.svelte';

export interface KeptEdition {
	/** Of the draft that the changes were made to. */
	revision: number;
	content: ManualDraftForm;
	/** When it was kept, by the browser's clock. */
	at: string;
}

const keyOf = (accountId: string, editionId: string) =>
	`escalafon:edition:${accountId}:${editionId}`;

export function editionKeeper(accountId: string, editionId: string): DraftKeeper<ManualDraftForm> {
	const key = keyOf(accountId, editionId);
	return {
		keep(revision, content) {
			const kept: KeptEdition = { revision, content, at: new Date().toISOString() };
			try {
				localStorage.setItem(key, JSON.stringify(kept));
				return true;
			} catch {
				// No room, or the browser allows none: whoever leaves is asked first.
				return false;
			}
		},
		drop() {
			try {
				localStorage.removeItem(key);
			} catch {
				// Where nothing can be kept there is nothing to drop.
			}
		}
	};
}

export function keptEdition(accountId: string, editionId: string): KeptEdition | null {
	try {
		const text = localStorage.getItem(keyOf(accountId, editionId));
		const kept = text === null ? null : (JSON.parse(text) as KeptEdition);
		return kept && typeof kept.revision === 'number' && kept.content ? kept : null;
	} catch {
		return null;
	}
}
