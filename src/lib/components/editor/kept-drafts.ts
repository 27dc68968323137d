/**
 * Changes that have not reached the server, kept in the browser: they survive a crash, a closed
 * window, a lost connection, an ended session. Each belongs to the account that typed it, and is
 * shown to nobody else in the same browser.
 */
import type { MatrixContent } from '$lib/domain/matrix/content';
import type { DraftKeeper } from './draft-editor.svelte';

interface Named {
	versionId: string;
	code: string;
	title: string;
}

export interface KeptDraft extends Named {
	/** Of the draft that the changes were made to. */
	revision: number;
	content: MatrixContent;
	/** When it was kept, by the browser's clock. */
	at: string;
}

const PREFIX = 'escalafon:draft:';
const keyOf = (accountId: string, versionId: string) => `${PREFIX}${accountId}:${versionId}`;

/** Keeps one draft of one account. */
export function draftKeeper(accountId: string, named: Named): DraftKeeper {
	const key = keyOf(accountId, named.versionId);
	return {
		keep(revision, content) {
			const kept: KeptDraft = { ...named, revision, content, at: new Date().toISOString() };
			try {
				localStorage.setItem(key, JSON.stringify(kept));
				return true;
			} catch {
				// No room, or the browser allows none: whoever leaves is asked first.
				return false;
			}
		},
		drop: () => dropKeptDraft(accountId, named.versionId)
	};
}

export function keptDraft(accountId: string, versionId: string): KeptDraft | null {
	try {
		const text = localStorage.getItem(keyOf(accountId, versionId));
		const kept = text === null ? null : (JSON.parse(text) as KeptDraft);
		return kept && typeof kept.revision === 'number' && kept.content ? kept : null;
	} catch {
		return null;
	}
}

function keysOf(prefix: string): string[] {
	try {
		return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
	} catch {
		return [];
	}
}

/** All that an account has kept in this browser, the newest first. */
export function keptDraftsOf(accountId: string): KeptDraft[] {
	const prefix = keyOf(accountId, '');
	return keysOf(prefix)
		.flatMap((key) => keptDraft(accountId, key.slice(prefix.length)) ?? [])
		.sort((a, b) => (a.at < b.at ? 1 : -1));
}

export function dropKeptDraft(accountId: string, versionId: string): void {
	try {
		localStorage.removeItem(keyOf(accountId, versionId));
	} catch {
		// Where nothing can be kept there is nothing to drop.
	}
}
