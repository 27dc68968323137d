import type { MatrixContent } from '../content';
import { emptyMatrix } from '../empty-matrix';
import type { Section } from '../vocabulary';
import { cleanText, looksLikeSentence } from './label-key';
import { labelsOf, type Label } from './labels';
import type { Confidence, Leftover, Place, StatedSignature } from './types';

export const LINE = 300;
export const TEXT = 4000;
/** What is longer fits no field whatever it says; it is left as it stands. */
export const LONGEST = 20_000;

/** One row of a table under reading; `used` marks the cells that found their place. */
export interface Row {
	line: number;
	cells: string[];
	used: boolean[];
}

/** What a reading gathers as it goes down the document. */
export interface Draft {
	content: MatrixContent;
	newId: () => string;
	section: Section | null;
	/** Which relationships the last title announced. */
	side: 'internal' | 'external' | null;
	code: string | null;
	title: string | null;
	signatures: StatedSignature[];
	places: Place[];
	leftovers: Leftover[];
	votes: { es: number; en: number };
}

export function newDraft(newId: () => string): Draft {
	return {
		content: emptyMatrix(''),
		newId,
		section: null,
		side: null,
		code: null,
		title: null,
		signatures: [],
		places: [],
		leftovers: [],
		votes: { es: 0, en: 0 }
	};
}

export function place(
	draft: Draft,
	path: string,
	line: number,
	quoted: string,
	confidence: Confidence = 'sure'
): void {
	draft.places.push({ path, line, confidence, quoted });
}

/** Lists a text that found no place; empty ones and bare dashes are none. */
export function leave(draft: Draft, line: number, text: string): void {
	const words = text.length > LONGEST ? text.trim() : cleanText(text);
	if (words === '' || /^[-–—.·_]+$/.test(words)) return;
	draft.leftovers.push({ line, text: words, suggestion: suggest(words, draft.section) });
}

const HINTS: [Section, RegExp][] = [
	[
		'equipment',
		/horario|jornada|turno|comida|laptop|celular|equipo de c|schedule|shift|meal break/i
	],
	['kpis', /indicador|ponderaci|\bkpis?\b|meta de/i],
	[
		'profile',
		/licenciatura|idioma|ingl[eé]s|experiencia|escolaridad|certificad|degree in|years of/i
	],
	['relationships', /\brelaci[oó]n con\b|en contacto con|in contact with/i]
];

/** A section for a leftover: by its words, else where it stood if it reads like a sentence. */
function suggest(text: string, section: Section | null): Section | null {
	const start = text.slice(0, 400);
	const hinted = HINTS.find(([, pattern]) => pattern.test(start))?.[0];
	return hinted ?? (looksLikeSentence(start) ? section : null);
}

/** True while a list can take one more row and the text fits its field; else the text is left. */
export function fits(text: string, most: number, rows?: { length: number }, limit = 0): boolean {
	return text !== '' && text.length <= most && (rows === undefined || rows.length < limit);
}

/** Counts the language of the labels that were read, to know the document's own. */
export function vote(draft: Draft, label: Label): void {
	if (label.language) draft.votes[label.language] += 1;
}

/** The text of all columns of one field, taken: a bare number before a text is dropped. */
export function gather(row: Row, columns: readonly (string | null)[], field: string): string {
	const at = columns.flatMap((name, index) => (name === field ? [index] : []));
	const texts = at.map((index) => cleanText(row.cells[index] ?? '')).filter((text) => text !== '');
	const worded = texts.filter((text) => !/^\d{1,3}[.)]?$/.test(text));
	const words = worded.length > 0 ? worded : texts;
	for (const index of at) row.used[index] = true;
	return words.join(' ');
}

/** Takes one cell. */
export function takeCell(row: Row, index: number): string {
	row.used[index] = true;
	return cleanText(row.cells[index] ?? '');
}

/** True for the words a form carries where a title should stand. */
export function isPlaceholder(title: string): boolean {
	const label = labelsOf(title).some(({ field }) => field === 'header.title');
	return (
		label ||
		/^(x{2,}|n\/?a|tbd|por definir|pendiente|nuevo puesto|sin t[ií]tulo|untitled|new position|[-_.…\s]*|[<[].*[\]>])$/i.test(
			title
		)
	);
}
