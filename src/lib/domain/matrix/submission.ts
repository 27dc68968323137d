import type { Actor } from '../access/actor';
import * as may from '../access/can';
import { recallRefusal, submissionRefusal, type Submitted } from '../approval/submitting';
import { allow, refuse, type LifeRefusal, type Step } from './refusals';
import type { MatrixVersion } from './version';

/** One open draft per position, beside whatever is issued. */
export function openDraftRefusal(
	versions: readonly Pick<MatrixVersion, 'state'>[]
): LifeRefusal | null {
	const open = versions.some(({ state }) => ['draft', 'in-review', 'approved'].includes(state));
	return open ? 'draft-open' : null;
}

export interface Submission extends Omit<Submitted, 'reviewerIds'> {
	reviewerId: string | null;
}

/** Submitting for review, by the rules of approval. */
export function submit(version: MatrixVersion, actor: Actor, given: Submission): Step {
	if (!may.canSubmit(actor, version)) return refuse('not-allowed');
	const { reviewerId, authoriserId } = given;
	const reviewerIds = reviewerId === null ? [] : [reviewerId];
	const refusal = submissionRefusal(version, { ...given, reviewerIds });
	if (refusal !== null) return refuse(refusal);
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
	const refusal = recallRefusal(version.state);
	if (refusal !== null) return refuse(refusal);
	return allow({ state: 'draft', contentHash: null });
}
