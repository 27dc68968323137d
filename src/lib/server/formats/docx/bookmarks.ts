import { createHash } from 'node:crypto';
import { BookmarkEnd, BookmarkStart, type ParagraphChild } from 'docx';

/** Word cuts bookmark names at 40 characters and allows letters, digits and underscores alone. */
const MOST = 40;
const PREFIX = 'row_';
const HASHED = 'rowh_';

/**
 * The bookmark that marks a row: `row_` and the row's id with underscores for hyphens. An id that
 * would not fit is named by its hash, which `rowIdOfBookmark` finds again among known ids.
 */
export function bookmarkOfRow(rowId: string): string {
	const plain = PREFIX + rowId.replaceAll('-', '_');
	if (plain.length <= MOST) return plain;
	const hash = createHash('sha256').update(rowId).digest('hex');
	return HASHED + hash.slice(0, MOST - HASHED.length);
}

/** The id of the row a bookmark marks, or null when it marks none of the known rows. */
export function rowIdOfBookmark(name: string, knownIds: Iterable<string>): string | null {
	for (const id of knownIds) if (bookmarkOfRow(id) === name) return id;
	return null;
}

/**
 * The bookmarks of one document. The library numbers them for the whole process, which would give
 * the same document other bytes at every rendering; here every document starts at 1.
 */
export class Bookmarks {
	#next = 1;
	#names = new Set<string>();

	/** The children between the ends of the row's bookmark; a second row of that id gets none. */
	row(rowId: string, children: readonly ParagraphChild[]): ParagraphChild[] {
		return this.named(bookmarkOfRow(rowId), children);
	}

	named(name: string, children: readonly ParagraphChild[]): ParagraphChild[] {
		if (this.#names.has(name)) return [...children];
		this.#names.add(name);
		const number = this.#next++;
		const start = new BookmarkStart(name, number) as unknown as ParagraphChild;
		const end = new BookmarkEnd(number) as unknown as ParagraphChild;
		return [start, ...children, end];
	}
}
