/** Longest line, in characters, that a chart box of 164 px holds at 13 px. */
const WIDEST = 22;

/** A title in at most two lines, broken between words where they balance; the rest is cut with …. */
export function breakTitle(title: string): string[] {
	if (title.length <= WIDEST) return [title];
	const words = title.split(/\s+/);
	let best: [string, string] | null = null;
	for (let at = 1; at < words.length; at += 1) {
		const pair: [string, string] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
		const longest = Math.max(pair[0].length, pair[1].length);
		if (!best || longest < Math.max(best[0].length, best[1].length)) best = pair;
	}
	return (best ?? [title]).map((line) =>
		line.length > WIDEST ? `${line.slice(0, WIDEST - 1).trimEnd()}…` : line
	);
}
