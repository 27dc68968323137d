/** Things in waves, in their order: within a wave no two have the same key. */
export function inWaves<T>(things: readonly T[], keyOf: (thing: T) => string): T[][] {
	const waves: T[][] = [];
	const counts = new Map<string, number>();
	for (const thing of things) {
		const key = keyOf(thing);
		const at = counts.get(key) ?? 0;
		counts.set(key, at + 1);
		(waves[at] ??= []).push(thing);
	}
	return waves;
}
