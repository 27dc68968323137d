import type { Kpi } from '../content';
import type { Section } from '../vocabulary';

/** What a difference is about; `content` is a text or answer that stands alone. */
export const DIFFERENCE_SUBJECTS = [
	'content',
	'function',
	'deliverable',
	'kpi',
	'relationship',
	'topic',
	'competency',
	'education',
	'language',
	'knowledge',
	'experience',
	'tool',
	'condition'
] as const;
export type DifferenceSubject = (typeof DIFFERENCE_SUBJECTS)[number];

/** A target with what is needed to read it. */
export type TargetValue = Pick<Kpi, 'target' | 'valueType' | 'currency'>;

/** Codes stay codes, weights hundredths, several names a list. */
export type DifferenceValue = string | number | boolean | null | readonly string[] | TargetValue;

export interface Difference {
	section: Section;
	subject: DifferenceSubject;
	kind: 'added' | 'removed' | 'changed' | 'moved';
	/** The id of the row in whichever content holds it; null for `content`. */
	rowId: string | null;
	/** Its place in its list, from 1: in the newer content, of a removed row in the older one. */
	number: number | null;
	/** What the row is called, in the document's words. */
	label: string;
	/** The deliverable's function: its place, and whether the label is needed to tell which. */
	parent: { number: number; several: boolean } | null;
	/** For `changed`: which member. */
	field: string | null;
	before: DifferenceValue;
	after: DifferenceValue;
}
