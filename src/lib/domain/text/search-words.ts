import { fold } from './fold';

const MOST_WORDS = 8;
const MOST_LETTERS = 60;

/** The folded words of a query, each once; at most eight of sixty letters, so that a filter stays cheap. */
export function searchWords(query: string): string[] {
	const words = fold(query)
		.split(' ')
		.filter((word) => word !== '')
		.map((word) => word.slice(0, MOST_LETTERS));
	return [...new Set(words)].slice(0, MOST_WORDS);
}

/**
 * Source of a regular expression over folded keys, one per word: all of them must match.
 * Who types a plain n also finds ñ (telephones hide it); who types ñ finds only ñ.
 */
export function searchPatterns(query: string): string[] {
	return searchWords(query).map((word) =>
		word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/n(?!~)/g, 'n~?')
	);
}

/** The same search over a key that is already in memory. */
export function matchesSearch(foldedKey: string, query: string): boolean {
	return searchPatterns(query).every((pattern) => new RegExp(pattern).test(foldedKey));
}
