import type { ManualContent } from '$lib/domain/manual/content';
import type { Moment } from '$lib/domain/matrix/version';
import type { PrintedMatrix } from '../matrix-input';

/** How far an edition has come; only a published one bears no mark. */
export const PRINTED_STATES = [
	'draft',
	'in-review',
	'authorised',
	'published',
	'superseded'
] as const;
export type PrintedState = (typeof PRINTED_STATES)[number];

/** Everything the Word file of a manual shows, as plain data. */
export interface PrintedManual {
	content: ManualContent;
	state: PrintedState;
	company: Pick<PrintedMatrix['company'], 'name' | 'logo'>;
	/** Published bodies of the matrices in the annex, by their hash; one that is missing is left out. */
	matrices: ReadonlyMap<string, PrintedMatrix['body']>;
	/** When this content came to be: the file's dates. */
	moment: Moment;
	/** SHA-256 of the content; null before publishing. */
	hash: string | null;
}
