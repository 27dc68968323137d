import type { MatrixContent } from '../content';
import type { Section } from '../vocabulary';

/** What a block of the original turned out to be. */
export type BlockRole =
	| 'form-title'
	| 'section-title'
	| 'table'
	| 'field'
	| 'prose'
	| 'template-note'
	| 'signature-label'
	| 'page-mark'
	| 'rule'
	| 'leftover';

/** What a row of a table turned out to be. */
export type RowRole =
	'header' | 'section-title' | 'pairs' | 'data' | 'total' | 'template-note' | 'empty' | 'unplaced';

/** One piece of the original, in its order. Lines count from 1 and include separator rows. */
export interface Block {
	id: string;
	kind: 'table' | 'text' | 'heading';
	section: Section | null;
	firstLine: number;
	lastLine: number;
	role: BlockRole;
	/** Text and headings: what stands there. */
	text?: string;
	/** Tables: every row but the separators, with its line and role in `rows` at the same index. */
	cells?: string[][];
	rows?: { line: number; role: RowRole }[];
}

/** `confirm`: the text was read in one of several possible ways; a person should look. */
export type Confidence = 'sure' | 'confirm';

/** Where a recognised field came from; `path` runs through the content, `functions.0.what`. */
export interface Place {
	path: string;
	line: number;
	confidence: Confidence;
	quoted: string;
}

/** A text that found no place in the matrix, with the section it may belong to. */
export interface Leftover {
	line: number;
	text: string;
	suggestion: Section | null;
}

export type SignatureRole = 'prepared' | 'reviewed' | 'authorised' | 'acknowledged';

/** A name the document states beside a signature label; kept as information, never a signature. */
export interface StatedSignature {
	role: SignatureRole;
	name: string;
	line: number;
}

export interface Counts {
	functions: number;
	deliverables: number;
	kpis: number;
	/** Hundredths of a percent. */
	weightSum: number;
	internal: number;
	external: number;
	junior: number;
	senior: number;
	master: number;
	competencies: number;
	education: number;
	educationMarked: number;
	languages: number;
	languageSkills: number;
	knowledge: number;
	experience: number;
	equipment: number;
	conditions: number;
}

export interface Recognition {
	content: MatrixContent;
	code: string | null;
	/** As the document states it, a placeholder too; then `content.title` stays empty. */
	title: string | null;
	titleIsPlaceholder: boolean;
	statedSignatures: StatedSignature[];
	blocks: Block[];
	places: Place[];
	leftovers: Leftover[];
	counts: Counts;
}
