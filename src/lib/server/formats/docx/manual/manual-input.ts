import type { ManualContent } from '$lib/domain/manual/content';
import type { Moment, ShownState } from '$lib/domain/matrix/version';
import type { PrintedMatrix } from '../matrix-input';

/** Everything the Word file of a manual shows, as plain data. */
export interface PrintedManual {
	content: ManualContent;
	/** Only what is in force bears no mark. */
	state: ShownState;
	company: Pick<PrintedMatrix['company'], 'name' | 'logo'>;
	/** Published bodies of the matrices in the annex, by their hash; one that is missing is left out. */
	matrices: ReadonlyMap<string, PrintedMatrix['body']>;
	/** When this content came to be: the file's dates. */
	moment: Moment;
}
