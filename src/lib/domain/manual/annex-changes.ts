import type { AnnexMatrix } from './content';

/** A matrix of an annex by its versions' numbers; null where the older or the newer annex has none. */
export interface AnnexChange {
	positionId: string;
	code: string;
	title: string;
	before: number | null;
	after: number | null;
}

/** By which matrices two annexes differ: those of the newer one in its order, then what it no longer has. */
export function annexChanges(
	before: readonly AnnexMatrix[],
	after: readonly AnnexMatrix[]
): AnnexChange[] {
	const then = new Map(before.map((matrix) => [matrix.positionId, matrix]));
	const now = new Map(after.map((matrix) => [matrix.positionId, matrix]));
	const all = [...after, ...before.filter(({ positionId }) => !now.has(positionId))];
	return all.flatMap(({ positionId, code, title }): AnnexChange[] => {
		const [old, present] = [then.get(positionId), now.get(positionId)];
		if (old?.bodyHash === present?.bodyHash) return [];
		const numbers = { before: old?.number ?? null, after: present?.number ?? null };
		return [{ positionId, code, title, ...numbers }];
	});
}
