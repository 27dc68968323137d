import type { LifeRefusal } from '../matrix/refusals';
import type { CivilDate, MatrixVersion, VersionState } from '../matrix/version';
import { standingApprovals, type Approval } from './approval';

/**
 * Whether what was approved may be issued with this effective date: null, or why not. Dates never
 * run against numbers: not before the newest issued one.
 * @param given.notBefore the first day that may be; null where a date in the past does no harm. The
 * first of its kind may always begin in the past: it records what already held.
 * @param given.contentHash of the content as it would be issued, held against what was approved
 */
export function issueRefusal(
	approval: Approval,
	given: {
		effectiveFrom: CivilDate | null;
		notBefore: CivilDate | null;
		others: readonly Pick<MatrixVersion, 'number' | 'state' | 'effectiveFrom'>[];
		contentHash: string;
	}
): LifeRefusal | null {
	if (approval.state !== 'approved') return 'wrong-state';
	const authorised = standingApprovals(approval).some(({ role }) => role === 'authoriser');
	if (!authorised || given.contentHash !== approval.contentHash) return 'content-changed';
	const { effectiveFrom, notBefore } = given;
	if (effectiveFrom === null) return 'date-missing';
	const everIssued = given.others.filter(({ number }) => number !== null);
	if (notBefore !== null && effectiveFrom < notBefore && everIssued.length > 0)
		return 'date-in-past';
	const firstDay = firstDayLeft(given.others);
	return firstDay !== null && effectiveFrom < firstDay ? 'date-before-newer' : null;
}

/** The first day on which what is issued next may begin: that of the newest standing one; null where none stands. */
export function firstDayLeft(
	others: readonly Pick<MatrixVersion, 'state' | 'effectiveFrom'>[]
): CivilDate | null {
	const days = others.flatMap(({ state, effectiveFrom }) =>
		state === 'issued' && effectiveFrom !== null ? [effectiveFrom] : []
	);
	return days.toSorted().at(-1) ?? null;
}

/** Withdrawing what was issued, scheduled or not, needs a reason. */
export function withdrawalRefusal(state: VersionState, reason: string): LifeRefusal | null {
	if (state !== 'issued') return 'wrong-state';
	return reason.trim() === '' ? 'reason-missing' : null;
}
