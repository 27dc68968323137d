import { labelKey } from './label-key';

/**
 * What a printed form carries by itself and no reader of it wrote: its fixed notes, page marks and
 * the stamp of a scanner. They belong to the template and are no leftovers.
 */
const NOTES = [
	/suma.{0,40}(%|porcent|pondera|peso|valor).{0,40}100/i,
	/(weights?|percent\w*|%).{0,40}(add up|sum|total).{0,30}100/i,
	/(add up|sum).{0,30}(weights?|percent|%).{0,30}100/i,
	/evalua(?=.{0,200}promoci)(?=.{0,200}consolidaci)/i,
	/(assess|evaluat)(?=.{0,200}promotion)(?=.{0,200}consolidation)/i
];
const PAGE_MARKS = [
	/^(p[aá]g(ina|\.)?|page)\s*\d+(\s*(de|of|\/)\s*\d+)?$/i,
	/^(digitized|digitalizado|scanned|escaneado|generated|generado)\s+(by|por|with|con|from)\b/i
];

export const isTemplateNote = (text: string): boolean =>
	text.length <= 400 && NOTES.some((pattern) => pattern.test(text));

export const isPageMark = (text: string): boolean =>
	text.length <= 200 && PAGE_MARKS.some((pattern) => pattern.test(text));

/** A line of punctuation alone, drawn as a rule. */
export const isRule = (text: string): boolean =>
	text.length <= 300 && labelKey(text.slice(0, 80)) === '' && !/[\p{L}\p{N}]/u.test(text);
