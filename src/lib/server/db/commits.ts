/** Counts the commits that changed a collection or a part of one, whoever wrote. */
interface CommitCounter {
	stamp(name: string): number;
	partsAsked(collection: string, filter: Readonly<Record<string, unknown>>): string[] | null;
}

let counter: CommitCounter | null = null;
let openings = 0;

/**
 * The embedded store counts every commit in memory shared with this process, before the write is
 * acknowledged: what was read stands, and needs no reading again, until the number moves.
 */
export function useCommitCounter(given: CommitCounter | null): void {
	counter = given;
	openings += 1;
}

/** Commits to a collection, or to a part of one, so far; null where nobody counts them. */
export const commitsTo = (name: string): number | null => counter?.stamp(name) ?? null;

/** What a query depends on: the parts that its filter names, or the collection. */
export const namesAsked = (
	collection: string,
	filter: Readonly<Record<string, unknown>>
): readonly string[] => counter?.partsAsked(collection, filter) ?? [collection];

/** The models now read another database of the same store: what was kept counts no more. */
export function storeReopened(): void {
	openings += 1;
}

/** Changes whenever another store is opened: what was kept of the one before counts no more. */
export const storeOpening = (): number => openings;
