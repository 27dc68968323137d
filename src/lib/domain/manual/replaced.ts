import type { ManualContent, ReplacedDocument } from './content';

/** Whether a document that loses its effect lacks what names it. */
export const isIncomplete = ({ code, title }: ReplacedDocument): boolean =>
	code.trim() === '' || title.trim() === '';

/**
 * What an edition leaves without effect. Under another code it replaces the manual of the former
 * one, of the date of its last edition; what HR wrote stays, also of that very code.
 * @param code that the edition has
 * @param before the edition that it follows
 */
export function draftedReplaced(
	written: readonly ReplacedDocument[],
	code: string,
	before: Pick<ManualContent, 'code' | 'title' | 'effectiveFrom'> | null
): ReplacedDocument[] {
	const named = written.some((one) => one.code === before?.code);
	if (before === null || before.code === code || named) return [...written];
	return [...written, { code: before.code, title: before.title, date: before.effectiveFrom }];
}
