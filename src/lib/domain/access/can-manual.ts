import type { CivilDate } from '../matrix/version';
import type { Actor } from './actor';
import { groundsForEdition, groundsOf, type EditionFacts, type VersionRelations } from './grounds';
import { permits, type Action } from './permissions';

type ManualAction = Extract<Action, `manual.${string}`>;

/** Creating a manual, opening and writing its draft. */
export const canEditManual = (actor: Actor): boolean => permits('manual.edit', groundsOf(actor));

/**
 * Reading an edition: what is or was in force is everybody's, what was withdrawn is HR's and the
 * auditor's, everything else is for who works on it. `today` decides whether an issued edition is
 * still only scheduled.
 */
export function canReadEdition(
	actor: Actor,
	edition: EditionFacts,
	context: VersionRelations & { today: CivilDate }
): boolean {
	return permits(readAction(edition, context.today), groundsForEdition(actor, edition, context));
}

function readAction({ state, effectiveFrom }: EditionFacts, today: CivilDate): ManualAction {
	if (state === 'withdrawn') return 'manual.read-withdrawn';
	const inForceOnce = state === 'issued' && effectiveFrom !== null && effectiveFrom <= today;
	return inForceOnce ? 'manual.read-public' : 'manual.read-open';
}

/** Whether drafts of manuals may be listed whoever wrote them. */
export const canReadOpenManuals = (actor: Actor): boolean =>
	permits('manual.read-open', groundsOf(actor));

function onEdition(action: ManualAction) {
	return (
		actor: Actor,
		edition: Omit<EditionFacts, 'state' | 'effectiveFrom'>,
		relations: VersionRelations = {}
	): boolean => permits(action, groundsForEdition(actor, edition, relations));
}

export const canSubmitEdition = onEdition('manual.submit');
export const canRecallEdition = onEdition('manual.recall');
/** A chosen reviewer, unless they prepared it. The life cycle adds state and content. */
export const canReviewEdition = onEdition('manual.review');
export const canAuthoriseEdition = onEdition('manual.authorise');
/** Who may be chosen to review or authorise: HR or whoever leads others, never the preparer. */
export const canBeAskedOfEdition = onEdition('manual.be-asked');
export const canRecordOutsideEdition = onEdition('manual.record-outside');
export const canPublishEdition = onEdition('manual.publish');
export const canWithdrawEdition = onEdition('manual.withdraw');
