import type { CivilDate } from '$lib/domain/matrix/version';
import type { Position } from '$lib/domain/organization/records';

/** The title of a position on a date: a scheduled version may bring a new one. */
export function titleOn(position: Position, date: CivilDate): string {
	const next = position.nextTitle;
	return next && next.from <= date ? next.title : position.title;
}
