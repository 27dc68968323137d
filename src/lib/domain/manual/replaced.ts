import type { ManualContent, ReplacedDocument } from './content';

/** Whether a document that loses its effect lacks what names it. */
export const isIncomplete = ({ code, title }: ReplacedDocument): boolean =>
	code.trim() === '' || title.trim() === '';

/**
 * What an edition leaves without effect: first of all the one that it follows, as the trade's tables
 * name it, under the code that it has there; what HR wrote stays, also of that very code.
 * @param before the edition that it follows
 */
export function draftedReplaced(
	written: readonly ReplacedDocument[],
	before: Pick<ManualContent, 'code' | 'title' | 'effectiveFrom'> | null
): ReplacedDocument[] {
	const named = written.some((one) => one.code === before?.code);
	if (before === null || named) return [...written];
	return [{ code: before.code, title: before.title, date: before.effectiveFrom }, ...written];
}
