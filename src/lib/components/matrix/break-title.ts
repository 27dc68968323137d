/** Longest line, in characters, that a chart box of 164 px holds at 13 px in the widest fonts, bold. */
const WIDEST = 19;
const MOST_LINES = 3;

/** Every way to part words into a number of lines, in their order. */
function partings(words: string[], lines: number): string[][] {
	if (lines === 1) return [[words.join(' ')]];
	const ways: string[][] = [];
	for (let at = 1; at <= words.length - lines + 1; at += 1) {
		const first = words.slice(0, at).join(' ');
		for (const rest of partings(words.slice(at), lines - 1)) ways.push([first, ...rest]);
	}
	return ways;
}
const longest = (lines: string[]) => Math.max(...lines.map((line) => line.length));

/**
 * A title in as few lines as hold it, three at most, broken between words where they balance; what
 * still is too long is cut with ….
 */
export function breakTitle(title: string): string[] {
	if (title.length <= WIDEST + 1) return [title];
	// A chart's box holds some eight words; more would be cut all the same.
	const words = title.trim().split(/\s+/).slice(0, 12);
	let best = [title];
	for (let lines = 1; lines <= Math.min(MOST_LINES, words.length); lines += 1) {
		best = partings(words, lines).reduce((one, other) =>
			longest(other) < longest(one) ? other : one
		);
		if (longest(best) <= WIDEST) break;
	}
	return best.map((line) =>
		line.length > WIDEST + 1 ? `${line.slice(0, WIDEST - 1).trimEnd()}…` : line
	);
}
