import { fold } from '../text/fold';

/** Something that is found by its words. */
export interface Findable<Value> {
	/** What the list shows: entries are answered in its order, those that begin with the query first. */
	name: string;
	/** A code or number, found whole, in parts, and without the signs between them; empty for none. */
	code: string;
	/** Further names: former codes, aliases. */
	also?: readonly string[];
	value: Value;
}

interface Entry<Value> {
	nameKey: string;
	codeKey: string;
	nameWords: ReadonlySet<string>;
	words: ReadonlySet<string>;
	value: Value;
}

/** Words of all entries in order, so that a prefix is one stretch of the list. */
export interface WordIndex<Value> {
	entries: readonly Entry<Value>[];
	words: readonly { word: string; entry: number }[];
}

/** More words in a query than this are not looked at. */
const MOST_WORDS = 6;
/** Entries weighed for one query; a prefix that more share is too short to mean one of them. */
const MOST_WEIGHED = 2_000;

export function wordIndex<Value>(found: readonly Findable<Value>[]): WordIndex<Value> {
	const entries = found
		.map(({ name, code, also = [], value }): Entry<Value> => {
			const texts = [name, code, ...also].map(fold);
			return {
				nameKey: fold(name),
				codeKey: fold(code),
				nameWords: new Set(wordsOf(fold(name))),
				words: new Set(texts.flatMap(wordsOf)),
				value
			};
		})
		.sort((a, b) => order(a.nameKey, b.nameKey) || order(a.codeKey, b.codeKey));
	const words = entries.flatMap((entry, index) =>
		[...entry.words].map((word) => ({ word, entry: index }))
	);
	words.sort((a, b) => order(a.word, b.word) || a.entry - b.entry);
	return { entries, words };
}

/**
 * Entries of which some word begins with each word of the query, in any order and whatever their
 * accents and case; the best first: the exact code, a code that begins so, a name that begins so,
 * a name that holds all the words, the rest (aliases) by name. An empty query finds nothing.
 * @param accept leaves out what the reader may not know of, before anything is counted
 */
export function findByWords<Value>(
	index: WordIndex<Value>,
	query: string,
	most: number,
	accept: (value: Value) => boolean = () => true
): Value[] {
	const key = fold(query);
	const wanted = key.split(' ').filter(Boolean).slice(0, MOST_WORDS);
	const met = new Set<number>();
	const [from, to] = rarest(index.words, wanted);
	for (let at = from; at < to && met.size < MOST_WEIGHED; at += 1) {
		const known = index.words[at]?.entry ?? -1;
		const entry = index.entries[known];
		if (entry && accept(entry.value)) met.add(known);
	}
	return [...met]
		.flatMap((place) => {
			const entry = index.entries[place];
			if (!entry || !holdsAll(entry.words, wanted)) return [];
			return [{ value: entry.value, rank: rankOf(entry, key, wanted), place }];
		})
		.sort((a, b) => a.rank - b.rank || a.place - b.place)
		.slice(0, most)
		.map(({ value }) => value);
}

/** The shortest stretch of words that begin with one of the wanted ones; empty for none. */
function rarest(words: WordIndex<unknown>['words'], wanted: readonly string[]): [number, number] {
	const stretches = wanted.map((prefix): [number, number] => [
		firstAt(words, (word) => word >= prefix),
		firstAt(words, (word) => word >= prefix && !word.startsWith(prefix))
	]);
	return stretches.sort(([a, b], [c, d]) => b - a - (d - c))[0] ?? [0, 0];
}

function holdsAll(words: ReadonlySet<string>, wanted: readonly string[]): boolean {
	const all = [...words];
	return wanted.every((part) => all.some((word) => word.startsWith(part)));
}

function rankOf(
	{ nameKey, codeKey, nameWords }: Entry<unknown>,
	key: string,
	wanted: readonly string[]
): number {
	if (codeKey === key) return 0;
	if (codeKey !== '' && codeKey.startsWith(key)) return 1;
	if (nameKey.startsWith(key)) return 2;
	return holdsAll(nameWords, wanted) ? 3 : 4;
}

/**
 * "atc-014" is found as itself, as "atc", "014" and "atc014"; "peña" also as "pena", because not
 * every keyboard has an ñ.
 */
function wordsOf(folded: string): string[] {
	return folded.split(' ').flatMap((word) => {
		const parts = word.split(/[^\p{L}\p{N}~]+/u);
		const forms = [word, ...parts, parts.join('')].filter(Boolean);
		return [...forms, ...forms.map((form) => form.replaceAll('n~', 'n'))];
	});
}

/** The first place from which on `isAfter` holds. */
function firstAt(words: WordIndex<unknown>['words'], isAfter: (word: string) => boolean): number {
	let low = 0;
	let high = words.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (isAfter(words[middle]?.word ?? '')) high = middle;
		else low = middle + 1;
	}
	return low;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
