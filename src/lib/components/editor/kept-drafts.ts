/**
 * Changes that have not reached the server, kept in the browser: they survive a crash, a closed
 * window, a lost connection, an ended session. Each belongs to the account that typed it, and is
 * shown to nobody else in the same browser.
 */
import type { DraftKeeper } from './draft-editor.svelte';

/** What is drafted: the version of a matrix, or the edition of a manual. */
export type DraftKind = 'matrix' | 'edition';

interface Named {
	kind: DraftKind;
	/** Of the version or the edition. */
	id: string;
	/** Of the position or the manual. */
	code: string;
	title: string;
}

export interface KeptDraft<Content = unknown> extends Named {
	/** Of the draft that the changes were made to. */
	revision: number;
	content: Content;
	/** When it was kept, by the browser's clock. */
	at: string;
}

const PREFIXES: Record<DraftKind, string> = {
	matrix: 'escalafon:draft:',
	edition: 'escalafon:edition:'
};
const KINDS = Object.keys(PREFIXES) as DraftKind[];
const keyOf = (accountId: string, kind: DraftKind, id: string) =>
	`${PREFIXES[kind]}${accountId}:${id}`;

/** Keeps one draft of one account. */
export function draftKeeper<Content>(accountId: string, named: Named): DraftKeeper<Content> {
	const key = keyOf(accountId, named.kind, named.id);
	return {
		keep(revision, content) {
			const at = new Date().toISOString();
			const kept: KeptDraft<Content> = { ...named, revision, content, at };
			try {
				localStorage.setItem(key, JSON.stringify(kept));
				return true;
			} catch {
				// No room, or the browser allows none: whoever leaves is asked first.
				return false;
			}
		},
		drop: () => dropKeptDraft(accountId, named)
	};
}

export function keptDraft<Content>(
	accountId: string,
	kind: DraftKind,
	id: string
): KeptDraft<Content> | null {
	try {
		const text = localStorage.getItem(keyOf(accountId, kind, id));
		const kept = text === null ? null : (JSON.parse(text) as KeptDraft<Content>);
		return kept && typeof kept.revision === 'number' && kept.content ? { ...kept, kind, id } : null;
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
	return KINDS.flatMap((kind) => {
		const prefix = keyOf(accountId, kind, '');
		return keysOf(prefix).flatMap(
			(key) => keptDraft(accountId, kind, key.slice(prefix.length)) ?? []
		);
	})
		.filter(({ code }) => typeof code === 'string')
		.sort((a, b) => (a.at < b.at ? 1 : -1));
}

export function dropKeptDraft(
	accountId: string,
	{ kind, id }: Pick<KeptDraft, 'kind' | 'id'>
): void {
	try {
		localStorage.removeItem(keyOf(accountId, kind, id));
	} catch {
		// Where nothing can be kept there is nothing to drop.
	}
}

/** Where a draft is written: Kit's route, and the address of this one. */
export const EDIT_ROUTES: Record<DraftKind, string> = {
	matrix: '/(app)/positions/[code]/edit',
	edition: '/(app)/manual/[code]/edit'
};
export const editHref = ({ kind, code }: Pick<KeptDraft, 'kind' | 'code'>): string =>
	`/${kind === 'matrix' ? 'positions' : 'manual'}/${encodeURIComponent(code)}/edit`;
