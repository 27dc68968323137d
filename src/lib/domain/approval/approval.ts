import type { Verdict, VersionState } from '../matrix/version';

/**
 * What the rules of approval need of a record, whatever it is: a version of a matrix with its one
 * reviewer, an edition of a manual with several.
 */
export interface Approval<Place extends string = string> {
	state: VersionState;
	preparedBy: string;
	reviewerIds: readonly string[];
	authoriserId: string | null;
	contentHash: string | null;
	submittedAt: string | null;
	verdicts: readonly Verdict<Place>[];
}

/** The approvals that hold: of this submission, and of exactly the content it submitted. */
export function standingApprovals<Place extends string>({
	verdicts,
	contentHash,
	submittedAt
}: Pick<Approval<Place>, 'verdicts' | 'contentHash' | 'submittedAt'>): Verdict<Place>[] {
	return verdicts.filter(
		(verdict) =>
			verdict.outcome === 'approved' &&
			verdict.contentHash === contentHash &&
			(submittedAt === null || verdict.at >= submittedAt)
	);
}

/** Reviewers whose approval of the submitted content is still owed. */
export function reviewersLeft(approval: Omit<Approval, 'preparedBy'>): string[] {
	const given = standingApprovals(approval)
		.filter(({ role }) => role === 'reviewer')
		.map(({ by, onBehalfOf }) => onBehalfOf ?? by);
	return approval.reviewerIds.filter((id) => !given.includes(id));
}

/** Whose verdict is waited for: the reviewers' first, then the authoriser's; null when for nobody's. */
export function nextRole(approval: Omit<Approval, 'preparedBy'>): Verdict['role'] | null {
	if (approval.state !== 'in-review') return null;
	return reviewersLeft(approval).length > 0 ? 'reviewer' : 'authoriser';
}
