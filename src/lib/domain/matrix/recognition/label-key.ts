/** Longest text that is still looked up as a label; what is longer is prose. */
const LONGEST_LABEL = 90;

/** Spaces collapsed; marks of emphasis, line-break tags and escapes of the text form taken out. */
export function cleanText(text: string): string {
	return text
		.replace(/<br\s*\/?>/gi, ' ')
		.replace(/\\([|*_#])/g, '$1')
		.replace(/\*\*|__/g, '')
		.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
		.trim();
}

/**
 * The key under which a label or a word of a closed list is found: no accents, lower case, no
 * spaces and no punctuation, so that «Habla do» is «hablado». Empty for a text too long to be one.
 */
export function labelKey(text: string): string {
	if (text.length > LONGEST_LABEL) return '';
	return text
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9%$#]+/g, '');
}

/** The text without what stands in parentheses: «Cursos (internos)» is «Cursos». */
export function withoutParentheses(text: string): string {
	return text
		.replace(/\([^()]{0,200}\)/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/** A list as «a lista: b, c» in words to a lookup by key. */
export function keyed<T extends string>(words: Record<T, string>): ReadonlyMap<string, T> {
	const found = new Map<string, T>();
	for (const value of Object.keys(words) as T[])
		for (const word of words[value].split('|')) found.set(labelKey(word), value);
	return found;
}

/** Sentence-like: six words, or three that end in a full stop. A name or a stamp is not. */
export function looksLikeSentence(text: string): boolean {
	const words = text.slice(0, 400).split(' ').length;
	return words >= 6 || (words >= 3 && /[.!?;:]$/.test(text));
}
