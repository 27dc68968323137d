import type { ManualContent } from './content';
import type { ManualPart } from './outline';

/** Where the words of the cover stand, and those of the signatures of an edition. */
export const COVER_ANCHOR = 'cover';
export const SIGNATURES_ANCHOR = 'signatures';

/** What is read before the chapters and behind them: the search goes through it, the contents do not. */
export function framePart(anchor: string, lines: readonly string[]): ManualPart {
	return {
		...{ anchor, number: '', section: null, chapter: null, depth: 0 },
		lines: lines.filter((line) => line !== '')
	};
}

/** The words of the cover. */
export const coverLines = (content: ManualContent): string[] => [
	content.title,
	content.normativeSystem,
	...content.issuedBy,
	[content.code, ...content.formerCodes].join(' '),
	content.authorisedBy,
	content.processOwner,
	...content.reviewedBy,
	content.conformityLegend
];
