/** Counts the commits that changed a collection, whoever wrote; null where the store cannot tell. */
type CommitCounter = (collection: string) => number;

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

/** Commits to a collection so far; null where nobody counts them. */
export const commitsTo = (collection: string): number | null => counter?.(collection) ?? null;

/** The models now read another database of the same store: what was kept counts no more. */
export function storeReopened(): void {
	openings += 1;
}

/** Changes whenever another store is opened: what was kept of the one before counts no more. */
export const storeOpening = (): number => openings;
