import type { PositionRow } from '$lib/domain/matrix/views';

/** Where the version is that a list calls open; what is scheduled is issued, and found by its number. */
export function openVersionHref(
	position: string,
	{ state, number }: Pick<NonNullable<PositionRow['open']>, 'state' | 'number'>
): string {
	if (state === 'draft' || state === 'returned') return `${position}/edit`;
	return `${position}?version=${state === 'scheduled' ? String(number) : 'open'}`;
}
