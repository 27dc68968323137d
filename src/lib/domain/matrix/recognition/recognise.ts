import { cutIntoBlocks, type RawBlock } from './blocks';
import { countRows } from './counts';
import { isPlaceholder, newDraft, type Draft } from './draft';
import { titleOf, type Title } from './labels';
import { SECTION_OF, type Layout } from './layout';
import { readTable } from './read-table';
import { readText } from './read-text';
import type { Block, Recognition } from './types';

/**
 * Recognises a job matrix in a document of text with pipe tables, by the labels of its tables and
 * fields (Spanish and English, accents and case ignored), never by their position.
 * Never throws: what is not understood is in `leftovers`, and every non-empty line is in `blocks`.
 * @param document the text, or its lines without line ends
 * @param newId gives a fresh row id at each call
 */
export function recogniseDocument(
	document: string | readonly string[],
	newId: () => string
): Recognition {
	const lines = typeof document === 'string' ? linesOf(document) : document;
	const draft = newDraft(newId);
	const state: State = { layout: null, part: null };
	const blocks = cutIntoBlocks(lines).map((raw, index) => readBlock(draft, raw, state, index));
	const { content, title } = draft;
	const titleIsPlaceholder = title !== null && isPlaceholder(title);
	content.title = titleIsPlaceholder ? '' : (title ?? '');
	content.language = draft.votes.en > draft.votes.es ? 'en' : 'es';
	return {
		content,
		code: draft.code,
		title,
		titleIsPlaceholder,
		statedSignatures: draft.signatures,
		blocks,
		places: draft.places,
		leftovers: draft.leftovers.sort((a, b) => a.line - b.line),
		counts: countRows(content)
	};
}

/** Lines as an editor counts them, whatever the system's line ends; a byte order mark is dropped. */
export function linesOf(text: string): string[] {
	const body = text.startsWith('\ufeff') ? text.slice(1) : text;
	return /[\r\f]/.test(body) ? body.split(/\r\n|\n|\r|\f/) : body.split('\n');
}

interface State {
	/** The last table's layout, while no heading has come in between. */
	layout: Layout | null;
	/** The optional part (authority, confidentiality) whose text follows. */
	part: Title | null;
}

function readBlock(draft: Draft, raw: RawBlock, state: State, index: number): Block {
	const base = { id: `b${index + 1}`, firstLine: raw.firstLine, lastLine: raw.lastLine };
	if (raw.kind === 'text') {
		const read = readText(draft, raw.lines, raw.firstLine, state.part);
		if (read.role === 'section-title') state.part = titleOf(read.text);
		if (read.role === 'section-title' || read.role === 'signature-label') state.layout = null;
		const kind = read.heading ? 'heading' : 'text';
		return { ...base, kind, section: draft.section, role: read.role, text: read.text };
	}
	state.part = null;
	const { layout, rows, cells } = readTable(draft, raw.rows, state.layout);
	state.layout = layout;
	const only = rows.every(({ role }) => role === 'unplaced' || role === 'empty');
	const section = (layout && SECTION_OF[layout.kind]) ?? draft.section;
	const role = only ? 'leftover' : 'table';
	return { ...base, kind: 'table', section, role, cells, rows };
}
