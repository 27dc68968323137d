import type { CivilDate } from '../matrix/version';
import { titleOn } from './chart';
import type { Position } from './records';

/**
 * A position under another title, from the day on which that holds. Whoever gives it the title that
 * it has that day anyhow says nothing of another that is to come.
 */
export function retitled(
	position: Position,
	title: string,
	from: CivilDate,
	today: CivilDate
): Position {
	const { nextTitle: next } = position;
	const nextTitle = next !== null && next.from > today ? next : null;
	const present = { ...position, title: titleOn(position, today), nextTitle };
	if (title === titleOn(position, from > today ? from : today)) return present;
	if (from <= today) return { ...present, title, nextTitle: null };
	return { ...present, nextTitle: title === present.title ? null : { title, from } };
}

/** The last title that a position is known to get: that of a coming day, else the present one. */
export const newestTitle = ({ title, nextTitle }: Pick<Position, 'title' | 'nextTitle'>): string =>
	nextTitle?.title ?? title;
