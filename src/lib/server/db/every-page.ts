/** Records read at once where all of them are wanted: neither all at once, nor cut off at a number. */
export const PAGE = 2_000;

/**
 * Reads page after page until one is not full.
 * @param read the page behind a record; the first one behind null
 */
export async function* pagesOf<T>(
	read: (after: T | null) => Promise<T[]>,
	size = PAGE
): AsyncGenerator<T[]> {
	for (let after: T | null = null; ;) {
		const page: T[] = await read(after);
		if (page.length > 0) yield page;
		const last = page.at(-1);
		if (page.length < size || last === undefined) return;
		after = last;
	}
}

/** All of them in one list. */
export async function everyPage<T>(read: (after: T | null) => Promise<T[]>): Promise<T[]> {
	const all: T[] = [];
	for await (const page of pagesOf(read)) for (const one of page) all.push(one);
	return all;
}
