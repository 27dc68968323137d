import type { Actor } from './actor';
import { canReadAudit, type AuditPart } from './can';
import { groundsOf } from './grounds';
import { permits } from './permissions';

/**
 * Read filters: what a list query must add so that it returns only what `can*()` would allow one
 * by one. Plain data; a service turns it into a query.
 */
export type DraftFilter = 'all' | { positionIds: readonly string[]; involvedUserId: string };

/**
 * Versions that are not (yet) in force: all of them, or those of the positions below plus those
 * the user prepared, reviews or authorises.
 */
export function visibleDrafts(actor: Actor): DraftFilter {
	if (permits('version.read-open', groundsOf(actor))) return 'all';
	return { positionIds: actor.managesPositions, involvedUserId: actor.userId };
}

/** People whose acknowledgements, plans and results may be listed. */
export function visiblePeople(actor: Actor): 'all' | { employeeIds: readonly string[] } {
	if (permits('person-file.read', groundsOf(actor))) return 'all';
	const self = actor.employeeId === null ? [] : [actor.employeeId];
	return { employeeIds: [...new Set([...self, ...actor.managesEmployees])] };
}

/** Positions whose coverage of acknowledgements may be listed. */
export function visibleCoverage(actor: Actor): 'all' | { positionIds: readonly string[] } {
	if (permits('coverage.read', groundsOf(actor))) return 'all';
	return { positionIds: actor.managesPositions };
}

/** Positions whose findings in the checks of the structure may be listed. */
export function visibleChecks(actor: Actor): 'all' | { positionIds: readonly string[] } {
	if (permits('checks.read', groundsOf(actor))) return 'all';
	return { positionIds: actor.managesPositions };
}

/** The parts of the audit trail that may be listed; empty for most people. */
export function visibleAuditParts(actor: Actor): AuditPart[] {
	return (['hr', 'settings'] as const).filter((part) => canReadAudit(actor, part));
}
