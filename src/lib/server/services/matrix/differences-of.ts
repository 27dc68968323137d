import type { MatrixContent } from '$lib/domain/matrix/content';
import { differences } from '$lib/domain/matrix/difference/compare-contents';
import type { Difference } from '$lib/domain/matrix/difference/difference';

export type { Difference };

/** What is different between two contents, by row id, in the order of the form. */
export function differencesOf(before: MatrixContent, after: MatrixContent): Difference[] {
	return differences(before, after);
}
