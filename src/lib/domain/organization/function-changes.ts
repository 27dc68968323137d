/** Whether two lists of functions say the same in the same order. */
export function sameLines(before: readonly string[], after: readonly string[]): boolean {
	return before.length === after.length && before.every((line, at) => line === after[at]);
}

/**
 * How many functions were added, removed or worded anew. Functions have no ids: those that stand
 * word for word in both lists are the same; of the others, as many as both lists have were changed.
 * All zero means that only their order is another.
 */
export function functionCounts(
	before: readonly string[],
	after: readonly string[]
): { added: number; removed: number; changed: number } {
	const left = new Map<string, number>();
	for (const line of before) left.set(line, (left.get(line) ?? 0) + 1);
	let fresh = 0;
	for (const line of after) {
		const count = left.get(line) ?? 0;
		if (count > 0) left.set(line, count - 1);
		else fresh += 1;
	}
	const gone = [...left.values()].reduce((sum, count) => sum + count, 0);
	const changed = Math.min(fresh, gone);
	return { added: fresh - changed, removed: gone - changed, changed };
}
