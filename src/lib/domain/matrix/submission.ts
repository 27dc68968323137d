import type { Actor } from '../access/actor';
import * as may from '../access/can';
import { allow, refuse, type LifeRefusal, type Step } from './refusals';
import type { MatrixVersion, Moment } from './version';

/** One open draft per position, beside whatever is issued. */
export function openDraftRefusal(
	versions: readonly Pick<MatrixVersion, 'state'>[]
): LifeRefusal | null {
	const open = versions.some(({ state }) => ['draft', 'in-review', 'approved'].includes(state));
	return open ? 'draft-open' : null;
}

export interface Submission {
	at: Moment;
	contentHash: string;
	/** Hash of the content in force, to refuse a version that changes nothing; null for the first. */
	inForceHash: string | null;
	/** Errors of the linter that are left. */
	errors: number;
	reviewerId: string | null;
	authoriserId: string | null;
	/** Users who may review or authorise this version, without who prepared it. */
	eligibleIds: readonly string[];
}

/**
 * Submitting for review. Reviewer and authoriser are two eligible people; where only one exists
 * the authoriser may be left out (with none, both), and the administrator records an authorisation
 * that was given outside.
 */
export function submit(version: MatrixVersion, actor: Actor, given: Submission): Step {
	if (!may.canSubmit(actor, version)) return refuse('not-allowed');
	if (version.state !== 'draft') return refuse('wrong-state');
	if (given.errors > 0) return refuse('has-errors');
	if (given.contentHash === given.inForceHash) return refuse('unchanged');
	const { reviewerId, authoriserId, eligibleIds } = given;
	if (reviewerId === null && eligibleIds.length > 0) return refuse('reviewer-missing');
	if (authoriserId === null && eligibleIds.length > 1) return refuse('authoriser-missing');
	for (const chosen of [reviewerId, authoriserId]) {
		if (chosen === version.preparedBy) return refuse('prepared-it');
		if (chosen !== null && !eligibleIds.includes(chosen)) return refuse('approver-not-eligible');
	}
	if (reviewerId !== null && reviewerId === authoriserId) return refuse('approvers-same');
	return allow({
		state: 'in-review',
		contentHash: given.contentHash,
		submittedAt: given.at,
		reviewerId,
		authoriserId
	});
}

/** Taking a version back before it is issued; what was approved of it counts no more. */
export function recall(version: MatrixVersion, actor: Actor): Step {
	if (!may.canRecall(actor, version)) return refuse('not-allowed');
	if (version.state !== 'in-review' && version.state !== 'approved') return refuse('wrong-state');
	return allow({ state: 'draft', contentHash: null });
}
