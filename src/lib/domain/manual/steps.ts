import type { Actor } from '../access/actor';
import * as may from '../access/can-manual';
import type { VersionRelations } from '../access/grounds';
import { nextRole } from '../approval/approval';
import {
	outsideVerdict,
	verdictOn,
	type GivenVerdict,
	type OutsideAuthorisation
} from '../approval/deciding';
import { issueRefusal, withdrawalRefusal } from '../approval/issuing';
import { recallRefusal, submissionRefusal, type Submitted } from '../approval/submitting';
import type { LifeRefusal } from '../matrix/refusals';
import type { VersionAct } from '../matrix/views';
import type { CivilDate } from '../matrix/version';
import type { ManualEdition, ManualPlace } from './edition';

/** A step either gives what changes in the edition, or why not. */
export type EditionStep =
	{ ok: true; change: Partial<ManualEdition> } | { ok: false; refusal: LifeRefusal };
export type EditionAct = Exclude<VersionAct, 'dismiss' | 'propose'>;

const refuse = (refusal: LifeRefusal): EditionStep => ({ ok: false, refusal });

/** Hands a draft in, by the rules of approval. */
export function submitEdition(edition: ManualEdition, actor: Actor, given: Submitted): EditionStep {
	if (!may.canSubmitEdition(actor, edition)) return refuse('not-allowed');
	const refusal = submissionRefusal(edition, given);
	if (refusal !== null) return refuse(refusal);
	const { contentHash, authoriserId } = given;
	return {
		ok: true,
		change: {
			state: 'in-review',
			contentHash,
			submittedAt: given.at,
			reviewerIds: [...given.reviewerIds],
			authoriserId
		}
	};
}

export function recallEdition(edition: ManualEdition, actor: Actor): EditionStep {
	if (!may.canRecallEdition(actor, edition)) return refuse('not-allowed');
	const refusal = recallRefusal(edition.state);
	return refusal === null
		? { ok: true, change: { state: 'draft', contentHash: null } }
		: refuse(refusal);
}

/** A verdict of one of the reviewers, or of the authoriser once all of them approved. */
export function decideEdition(
	edition: ManualEdition,
	actor: Actor,
	given: GivenVerdict<ManualPlace> & { relations?: VersionRelations }
): EditionStep {
	const { relations, ...verdict } = given;
	const decider = {
		userId: actor.userId,
		reviews: may.canReviewEdition(actor, edition, relations),
		authorises: may.canAuthoriseEdition(actor, edition, relations),
		actsFor: relations?.actsFor ?? []
	};
	return verdictOn(edition, decider, verdict);
}

export function recordOutsideEdition(
	edition: ManualEdition,
	actor: Actor,
	given: OutsideAuthorisation
): EditionStep {
	if (!may.canRecordOutsideEdition(actor, edition)) return refuse('not-allowed');
	return outsideVerdict(edition, actor.userId, given);
}

/**
 * Whether an approved edition may be issued. Its date is part of what was approved, and binds nobody
 * to a text unknown on that day: it may have passed meanwhile.
 */
export function publishEditionRefusal(
	edition: ManualEdition,
	actor: Actor,
	given: {
		effectiveFrom: CivilDate | null;
		others: readonly Pick<ManualEdition, 'number' | 'state' | 'effectiveFrom'>[];
		contentHash: string;
	}
): LifeRefusal | null {
	if (!may.canPublishEdition(actor, edition)) return 'not-allowed';
	return issueRefusal(edition, { ...given, notBefore: null });
}

export function withdrawEditionRefusal(
	edition: ManualEdition,
	actor: Actor,
	reason: string
): LifeRefusal | null {
	if (!may.canWithdrawEdition(actor, edition)) return 'not-allowed';
	return withdrawalRefusal(edition.state, reason);
}

/**
 * What a page offers this person on this edition now. `eligible`: people who could approve beside
 * the preparer; `draftOpen`: another edition of the manual is being worked on.
 */
export function editionActs(
	edition: ManualEdition,
	actor: Actor,
	relations: VersionRelations & { eligible: number; draftOpen: boolean }
): EditionAct[] {
	const { state } = edition;
	const edits = may.canEditManual(actor);
	const next = nextRole(edition);
	const settled = (state === 'issued' || state === 'withdrawn') && !relations.draftOpen;
	const offered: Record<EditionAct, boolean> = {
		edit: state === 'draft' && edits,
		discard: state === 'draft' && edits,
		submit: state === 'draft' && may.canSubmitEdition(actor, edition),
		recall: recallEdition(edition, actor).ok,
		review: next === 'reviewer' && wouldApprove(edition, actor, relations),
		authorise: next === 'authoriser' && wouldApprove(edition, actor, relations),
		'record-authorisation':
			next === 'authoriser' &&
			edition.authoriserId === null &&
			relations.eligible <= 1 &&
			may.canRecordOutsideEdition(actor, edition),
		publish: state === 'approved' && may.canPublishEdition(actor, edition),
		withdraw: state === 'issued' && may.canWithdrawEdition(actor, edition),
		'open-draft': settled && edits
	};
	return (Object.keys(offered) as EditionAct[]).filter((act) => offered[act]);
}

function wouldApprove(edition: ManualEdition, actor: Actor, relations: VersionRelations): boolean {
	const seenHash = edition.contentHash ?? '';
	return decideEdition(edition, actor, {
		...{ at: '', outcome: 'approved', seenHash, comments: [] },
		relations
	}).ok;
}
