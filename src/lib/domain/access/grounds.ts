import type { MatrixVersion } from '../matrix/version';
import type { Actor } from './actor';
import type { Ground } from './permissions';

/** What of a version decides who sees it and who acts on it. */
export type VersionFacts = Pick<
	MatrixVersion,
	'positionId' | 'state' | 'preparedBy' | 'reviewerId' | 'authoriserId' | 'effectiveFrom'
>;

/** What only a service can look up beside the version itself. */
export interface VersionRelations {
	/** The actor signed this version as an employee. */
	signed?: boolean;
	/** Users for whom the actor stands in today (a delegate's dates hold). */
	actsFor?: readonly string[];
}

/** The grounds of an actor without any record in view. */
export function groundsOf(actor: Actor): Set<Ground> {
	return new Set<Ground>(['signed-in', ...actor.roles]);
}

/** The grounds towards a position. */
export function groundsForPosition(actor: Actor, positionId: string): Set<Ground> {
	const grounds = groundsOf(actor);
	if (actor.managesPositions.includes(positionId)) grounds.add('manages-position');
	return grounds;
}

/** The grounds towards a version of a matrix. */
export function groundsForVersion(
	actor: Actor,
	version: VersionFacts,
	relations: VersionRelations = {}
): Set<Ground> {
	const grounds = groundsForPosition(actor, version.positionId);
	const acting = [actor.userId, ...(relations.actsFor ?? [])];
	if (version.preparedBy === actor.userId) grounds.add('preparer');
	if (version.reviewerId !== null && acting.includes(version.reviewerId)) grounds.add('reviewer');
	if (version.authoriserId !== null && acting.includes(version.authoriserId))
		grounds.add('authoriser');
	if (relations.signed) grounds.add('signatory');
	return grounds;
}

/** The grounds towards a record about an employee. */
export function groundsForEmployee(actor: Actor, employeeId: string): Set<Ground> {
	const grounds = groundsOf(actor);
	if (actor.employeeId === employeeId) grounds.add('self');
	if (actor.managesEmployees.includes(employeeId)) grounds.add('boss');
	return grounds;
}
