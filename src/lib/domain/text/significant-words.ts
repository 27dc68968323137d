import { fold } from './fold';

const FILLERS = new Set(
	(
		'a al ante con de del e el en la las lo los o para por que se su sus un una u y ' +
		'an and at by for from in of on or the to with'
	).split(' ')
);

/** The folded words that carry meaning, without articles, prepositions and signs. */
export function significantWords(text: string, alsoWithout?: ReadonlySet<string>): string[] {
	return fold(text)
		.split(/[^a-z0-9~]+/)
		.filter((word) => word !== '' && !FILLERS.has(word) && !alsoWithout?.has(word));
}

/** Whether two texts name the same thing with the same words, in whatever order and form of ending. */
export function sameWords(left: string, right: string): boolean {
	const [a, b] = [stems(left), stems(right)];
	return a.size > 0 && a.size === b.size && [...a].every((stem) => b.has(stem));
}

// Six letters tell "coordinación" and "coordinador" as one office, and plurals from nothing.
function stems(text: string): Set<string> {
	return new Set(significantWords(text).map((word) => word.slice(0, 6)));
}
