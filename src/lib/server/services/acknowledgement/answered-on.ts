import type { Acknowledgement } from '$lib/domain/acknowledgement/records';
import { civilDateIn } from '$lib/domain/calendar/civil-date';
import type { CivilDate, Moment } from '$lib/domain/matrix/version';
import type { Structure } from '../organization/structure';
import { zoneOf } from '../today';

/** When an answer was given: a moment, or for one on paper its date alone, which is all it bears. */
export function answeredOn(
	{ at, method }: NonNullable<Acknowledgement['answer']>,
	structure: Structure
): Moment | CivilDate {
	return method === 'paper' ? civilDateIn(at, zoneOf(structure)) : at;
}
