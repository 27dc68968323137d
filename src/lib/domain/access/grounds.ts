import type { ManualEdition } from '../manual/edition';
import type { MatrixVersion } from '../matrix/version';
import type { Actor } from './actor';
import type { Ground } from './permissions';

/** What of a version decides who sees it and who acts on it. */
export type VersionFacts = Pick<
	MatrixVersion,
	'positionId' | 'state' | 'preparedBy' | 'reviewerId' | 'authoriserId' | 'effectiveFrom'
>;

/** The same of an edition of a manual. */
export type EditionFacts = Pick<
	ManualEdition,
	'state' | 'preparedBy' | 'reviewerIds' | 'authoriserId' | 'effectiveFrom'
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
	const reviewerIds = version.reviewerId === null ? [] : [version.reviewerId];
	addPartsIn(grounds, actor, { ...version, reviewerIds }, relations);
	if (relations.signed) grounds.add('signatory');
	return grounds;
}

/** The grounds towards an edition of a manual. */
export function groundsForEdition(
	actor: Actor,
	edition: Omit<EditionFacts, 'state' | 'effectiveFrom'>,
	relations: VersionRelations = {}
): Set<Ground> {
	const grounds = groundsOf(actor);
	if (actor.managesPositions.length > 0) grounds.add('leads');
	addPartsIn(grounds, actor, edition, relations);
	return grounds;
}

function addPartsIn(
	grounds: Set<Ground>,
	actor: Actor,
	about: Pick<ManualEdition, 'preparedBy' | 'reviewerIds' | 'authoriserId'>,
	{ actsFor = [] }: VersionRelations
): void {
	const acting = [actor.userId, ...actsFor];
	if (about.preparedBy === actor.userId) grounds.add('preparer');
	if (about.reviewerIds.some((id) => acting.includes(id))) grounds.add('reviewer');
	if (about.authoriserId !== null && acting.includes(about.authoriserId)) grounds.add('authoriser');
}

/** The grounds towards a record about an employee. */
export function groundsForEmployee(actor: Actor, employeeId: string): Set<Ground> {
	const grounds = groundsOf(actor);
	if (actor.employeeId === employeeId) grounds.add('self');
	if (actor.managesEmployees.includes(employeeId)) grounds.add('boss');
	return grounds;
}
