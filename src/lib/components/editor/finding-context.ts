import { getContext, setContext } from 'svelte';
import type { Finding } from '$lib/domain/matrix/linter/finding';

export interface FindingBoard {
	/** Open findings about a row or one of its parts. */
	ofRow(rowId: string): Finding[];
	/** Asks for a reason and sets the warning aside. */
	dismiss(finding: Finding): void;
}

const KEY = Symbol('findings');

export const provideFindings = (board: FindingBoard): FindingBoard => setContext(KEY, board);
export const useFindings = (): FindingBoard => getContext(KEY);
