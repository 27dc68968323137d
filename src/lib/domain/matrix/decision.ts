import type { Actor } from '../access/actor';
import * as may from '../access/can';
import type { VersionRelations } from '../access/grounds';
import { nextVerdict, standingApprovals } from './life-cycle';
import { allow, refuse, type Step } from './refusals';
import type { CivilDate, MatrixVersion, Moment, SectionComment, Verdict } from './version';

export interface Decision {
	at: Moment;
	/** As which the decider answers; refused when the version waits for the other one. */
	role?: Verdict['role'];
	outcome: 'returned' | 'approved';
	/** Hash of the content that the decider had before their eyes. */
	seenHash: string;
	comments: SectionComment[];
	relations?: VersionRelations;
}

/**
 * A verdict of the reviewer or the authoriser, reviewer first. It is refused when the content is
 * no longer the one its author saw; returning needs at least one comment.
 */
export function decide(version: MatrixVersion, actor: Actor, given: Decision): Step {
	const reviews = may.canReview(actor, version, given.relations);
	const authorises = may.canAuthorise(actor, version, given.relations);
	if (version.preparedBy === actor.userId) return refuse('prepared-it');
	if (!reviews && !authorises) return refuse('not-allowed');
	if (version.state !== 'in-review') return refuse('wrong-state');
	if (given.seenHash !== version.contentHash) return refuse('content-changed');
	const role = nextVerdict(version) ?? 'reviewer';
	if (role === 'reviewer' && !reviews) return refuse('review-first');
	if (role === 'authoriser' && !authorises) return refuse('already-decided');
	if (given.role !== undefined && given.role !== role)
		return refuse(role === 'reviewer' ? 'review-first' : 'already-decided');
	// Two pairs of eyes: a stand-in for both may not give both verdicts.
	const standing = standingApprovals(version);
	if (standing.some((verdict) => verdict.by === actor.userId)) return refuse('approvers-same');
	const comments = given.comments.filter((comment) => comment.text.trim() !== '');
	if (given.outcome === 'returned' && comments.length === 0) return refuse('comments-missing');
	const inPlaceOf = role === 'reviewer' ? version.reviewerId : version.authoriserId;
	const verdict: Verdict = {
		by: actor.userId,
		onBehalfOf: inPlaceOf === actor.userId ? null : inPlaceOf,
		role,
		outcome: given.outcome,
		contentHash: given.seenHash,
		at: given.at,
		comments,
		outside: null
	};
	const verdicts = [...version.verdicts, verdict];
	if (given.outcome === 'returned') return allow({ state: 'draft', contentHash: null, verdicts });
	return allow(role === 'authoriser' ? { state: 'approved', verdicts } : { verdicts });
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

/** An authorisation given outside, recorded by the administrator where at most one person is eligible. */
export function recordOutside(
	version: MatrixVersion,
	actor: Actor,
	given: OutsideAuthorisation
): Step {
	if (!may.canRecordOutside(actor, version)) return refuse('not-allowed');
	if (version.state !== 'in-review' || version.contentHash === null) return refuse('wrong-state');
	if (given.eligible > 1 || version.authoriserId !== null) return refuse('outside-not-needed');
	const complete = given.givenBy.trim() !== '' && given.document.trim() !== '';
	if (!complete || given.on === '' || given.on > given.today) return refuse('outside-incomplete');
	if (nextVerdict(version) === 'reviewer') return refuse('review-first');
	const verdict: Verdict = {
		by: actor.userId,
		onBehalfOf: null,
		role: 'authoriser',
		outcome: 'approved',
		contentHash: version.contentHash,
		at: given.at,
		comments: [],
		outside: { givenBy: given.givenBy.trim(), on: given.on, document: given.document.trim() }
	};
	return allow({ state: 'approved', verdicts: [...version.verdicts, verdict] });
}
