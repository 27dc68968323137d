import type { LifeRefusal } from '../matrix/refusals';
import type { CivilDate, Moment, SectionComment, Verdict } from '../matrix/version';
import { nextRole, reviewersLeft, standingApprovals, type Approval } from './approval';

export interface Decider {
	userId: string;
	/** Whether the permission table lets them review, and authorise, this record. */
	reviews: boolean;
	authorises: boolean;
	/** Users for whom they stand in today. */
	actsFor: readonly string[];
}

export interface GivenVerdict<Place extends string> {
	at: Moment;
	/** As which the decider answers; refused when the record waits for the other one. */
	role?: Verdict['role'];
	outcome: 'returned' | 'approved';
	/** Hash of the content that the decider had before their eyes. */
	seenHash: string;
	comments: readonly SectionComment<Place>[];
}

export type Decided<Place extends string> =
	| {
			ok: true;
			change: {
				state?: 'draft' | 'approved';
				contentHash?: null;
				verdicts: Verdict<Place>[];
			};
	  }
	| { ok: false; refusal: LifeRefusal };

const refuse = (refusal: LifeRefusal) => ({ ok: false as const, refusal });

/**
 * A verdict of a reviewer or the authoriser, reviewers first. It is refused when the content is no
 * longer the one its author saw; returning needs at least one comment.
 */
export function verdictOn<Place extends string>(
	approval: Approval<Place>,
	decider: Decider,
	given: GivenVerdict<Place>
): Decided<Place> {
	const { userId, reviews, authorises } = decider;
	if (approval.preparedBy === userId) return refuse('prepared-it');
	if (!reviews && !authorises) return refuse('not-allowed');
	if (approval.state !== 'in-review') return refuse('wrong-state');
	if (given.seenHash !== approval.contentHash) return refuse('content-changed');
	const role = nextRole(approval) ?? 'reviewer';
	if (role === 'reviewer' && !reviews) return refuse('review-first');
	if (role === 'authoriser' && !authorises) return refuse('already-decided');
	if (given.role !== undefined && given.role !== role)
		return refuse(role === 'reviewer' ? 'review-first' : 'already-decided');
	// Two pairs of eyes: a stand-in for both may not give both verdicts.
	if (standingApprovals(approval).some(({ by }) => by === userId))
		return refuse(role === 'reviewer' ? 'already-decided' : 'approvers-same');
	const owed = role === 'reviewer' ? reviewersLeft(approval) : [approval.authoriserId ?? ''];
	const place = owed.includes(userId) ? userId : owed.find((id) => decider.actsFor.includes(id));
	if (place === undefined) return refuse('already-decided');
	const comments = given.comments.filter(({ text }) => text.trim() !== '');
	if (given.outcome === 'returned' && comments.length === 0) return refuse('comments-missing');
	const verdict: Verdict<Place> = {
		by: userId,
		onBehalfOf: place === userId ? null : place,
		role,
		outcome: given.outcome,
		contentHash: given.seenHash,
		at: given.at,
		comments,
		outside: null
	};
	const verdicts = [...approval.verdicts, verdict];
	if (given.outcome === 'returned')
		return { ok: true, change: { state: 'draft', contentHash: null, verdicts } };
	return {
		ok: true,
		change: role === 'authoriser' ? { state: 'approved', verdicts } : { verdicts }
	};
}

export interface OutsideAuthorisation {
	at: Moment;
	givenBy: string;
	on: CivilDate;
	document: string;
	/** People beside the preparer who could approve in the product. */
	eligible: number;
	today: CivilDate;
}

/** An authorisation given outside, where at most one person is eligible. */
export function outsideVerdict<Place extends string>(
	approval: Approval<Place>,
	recordedBy: string,
	given: OutsideAuthorisation
): Decided<Place> {
	if (approval.state !== 'in-review' || approval.contentHash === null) return refuse('wrong-state');
	if (given.eligible > 1 || approval.authoriserId !== null) return refuse('outside-not-needed');
	const complete = given.givenBy.trim() !== '' && given.document.trim() !== '';
	if (!complete || given.on === '' || given.on > given.today) return refuse('outside-incomplete');
	if (nextRole(approval) === 'reviewer') return refuse('review-first');
	const verdict: Verdict<Place> = {
		by: recordedBy,
		onBehalfOf: null,
		role: 'authoriser',
		outcome: 'approved',
		contentHash: approval.contentHash,
		at: given.at,
		comments: [],
		outside: { givenBy: given.givenBy.trim(), on: given.on, document: given.document.trim() }
	};
	return { ok: true, change: { state: 'approved', verdicts: [...approval.verdicts, verdict] } };
}
