import type { CivilDate } from '../matrix/version';
import type { Actor } from './actor';
import {
	groundsForEmployee,
	groundsForPosition,
	groundsForVersion,
	groundsOf,
	type VersionFacts,
	type VersionRelations
} from './grounds';
import { permits, type Action } from './permissions';

type VersionAction = Extract<Action, `version.${string}`>;
type EmployeeAction = Extract<
	Action,
	`acknowledgement.${string}` | `personal.${string}` | 'person-file.read'
>;
/** What needs no record to decide. */
export type PlainAction =
	| Extract<
			Action,
			| `structure.${string}`
			| `alias.${string}`
			| `scale.${string}`
			| `settings.${string}`
			| `backup.${string}`
	  >
	| 'account.read'
	| 'account.edit'
	| 'position.edit'
	| 'version.import';

export function can(actor: Actor, action: PlainAction): boolean {
	return permits(action, groundsOf(actor));
}

/**
 * Reading a version: what is or was in force is everybody's, what was withdrawn is HR's, the
 * auditor's and of who signed it, everything else is for who works on it. `today` decides whether
 * an issued version is still only scheduled.
 */
export function canReadVersion(
	actor: Actor,
	version: VersionFacts,
	context: VersionRelations & { today: CivilDate }
): boolean {
	return permits(readAction(version, context.today), groundsForVersion(actor, version, context));
}

function readAction(version: VersionFacts, today: CivilDate): VersionAction {
	if (version.state === 'withdrawn') return 'version.read-withdrawn';
	const inForceOnce =
		version.state === 'issued' && version.effectiveFrom !== null && version.effectiveFrom <= today;
	return inForceOnce ? 'version.read-public' : 'version.read-open';
}

function onVersion(action: VersionAction) {
	return (actor: Actor, version: VersionFacts, relations: VersionRelations = {}): boolean =>
		permits(action, groundsForVersion(actor, version, relations));
}

export const canEditMatrix = onVersion('version.edit');
export const canComment = onVersion('version.comment');
export const canSubmit = onVersion('version.submit');
export const canRecall = onVersion('version.recall');
/** The chosen reviewer, unless they prepared it. The life cycle adds state and content. */
export const canReview = onVersion('version.review');
export const canAuthorise = onVersion('version.authorise');
export const canRecordOutside = onVersion('version.record-outside');
export const canPublish = onVersion('version.publish');
export const canWithdraw = onVersion('version.withdraw');

/** Starting a draft (HR) or a proposal that HR may accept (a manager, for positions below). */
export function canPropose(actor: Actor, positionId: string): boolean {
	return permits('version.propose', groundsForPosition(actor, positionId));
}

/** Who may be chosen to review or authorise: HR or a boss of the position, never the preparer. */
export function isEligibleApprover(
	actor: Actor,
	version: Pick<VersionFacts, 'positionId' | 'preparedBy'>
): boolean {
	return (
		version.preparedBy !== actor.userId &&
		permits('version.propose', groundsForPosition(actor, version.positionId))
	);
}

export function canReadCoverage(actor: Actor, positionId: string): boolean {
	return permits('coverage.read', groundsForPosition(actor, positionId));
}

/** The page of the checks: whoever may see all findings, or manages a position and sees its. */
export function canReadChecks(actor: Actor): boolean {
	return [null, ...actor.managesPositions].some((id) =>
		permits('checks.read', id === null ? groundsOf(actor) : groundsForPosition(actor, id))
	);
}

/** Reminding whoever has not acknowledged; each reaches the people whose answers they may see. */
export function canRemind(actor: Actor, positionId: string): boolean {
	return permits('coverage.remind', groundsForPosition(actor, positionId));
}

function onEmployee(action: EmployeeAction) {
	return (actor: Actor, employeeId: string): boolean =>
		permits(action, groundsForEmployee(actor, employeeId));
}

export const canReadAcknowledgement = onEmployee('acknowledgement.read');
export const canSign = onEmployee('acknowledgement.sign');
export const canRecordOnPaper = onEmployee('acknowledgement.record-on-paper');
export const canReopen = onEmployee('acknowledgement.reopen');
/** Plan, assessments, KPI results and reviews of a person. */
export const canReadPersonFile = onEmployee('person-file.read');
/** CURP, RFC, birth date, photo. */
export const canReadPersonal = onEmployee('personal.read');
export const canEditPersonal = onEmployee('personal.edit');

export const canManageAccounts = (actor: Actor): boolean => can(actor, 'account.edit');

/** Nobody changes their own roles. */
export function canChangeRoles(actor: Actor, accountUserId: string): boolean {
	const grounds = groundsOf(actor);
	if (accountUserId === actor.userId) grounds.add('self');
	return permits('account.change-roles', grounds);
}

/** The two parts of the audit trail: HR records, and accounts, settings and backups. */
export type AuditPart = 'hr' | 'settings';

export function canReadAudit(actor: Actor, part: AuditPart): boolean {
	return permits(part === 'hr' ? 'audit.read-hr' : 'audit.read-settings', groundsOf(actor));
}
