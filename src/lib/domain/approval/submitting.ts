import type { LifeRefusal } from '../matrix/refusals';
import type { Moment, VersionState } from '../matrix/version';
import type { Approval } from './approval';

export interface Submitted {
	at: Moment;
	contentHash: string;
	/** Hash of the content in force, to refuse one that changes nothing; null for the first. */
	inForceHash: string | null;
	/** Errors that are left. */
	errors: number;
	reviewerIds: readonly string[];
	authoriserId: string | null;
	/** Users who may review or authorise, without who prepared it. */
	eligibleIds: readonly string[];
}

/**
 * Why a draft is not taken for review, or null. Reviewers and authoriser are different eligible
 * people; where only one exists the authoriser may be left out (with none, both), and the
 * administrator records an authorisation that was given outside.
 */
export function submissionRefusal(
	{ state, preparedBy }: Pick<Approval, 'state' | 'preparedBy'>,
	given: Submitted
): LifeRefusal | null {
	if (state !== 'draft') return 'wrong-state';
	if (given.errors > 0) return 'has-errors';
	if (given.contentHash === given.inForceHash) return 'unchanged';
	const { reviewerIds, authoriserId, eligibleIds } = given;
	if (reviewerIds.length === 0 && eligibleIds.length > 0) return 'reviewer-missing';
	if (authoriserId === null && eligibleIds.length > 1) return 'authoriser-missing';
	const chosen = authoriserId === null ? reviewerIds : [...reviewerIds, authoriserId];
	for (const id of chosen) {
		if (id === preparedBy) return 'prepared-it';
		if (!eligibleIds.includes(id)) return 'approver-not-eligible';
	}
	return new Set(chosen).size === chosen.length ? null : 'approvers-same';
}

/** Only what waits for a verdict, or for being issued, is taken back; approvals count no more then. */
export function recallRefusal(state: VersionState): LifeRefusal | null {
	return state === 'in-review' || state === 'approved' ? null : 'wrong-state';
}
