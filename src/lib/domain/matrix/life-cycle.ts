import { civilDateIn } from '../calendar/civil-date';
import type { CivilDate, MatrixVersion, ShownState, Verdict } from './version';

type Dated = Pick<MatrixVersion, 'number' | 'state' | 'effectiveFrom' | 'withdrawnAt'>;
type Shown = Pick<MatrixVersion, 'state' | 'effectiveFrom' | 'submittedAt'> & {
	verdicts: readonly Pick<Verdict, 'outcome' | 'at'>[];
};

/**
 * What a person sees. Nothing is switched by a job: an issued version is scheduled, published or
 * superseded by what the calendar says. `newerInForceFrom` is the effective date of the next
 * version, if there is one.
 */
export function shownState(
	version: Shown,
	context: { today: CivilDate; newerInForceFrom: CivilDate | null }
): ShownState {
	if (version.state === 'draft') return wasReturned(version) ? 'returned' : 'draft';
	if (version.state !== 'issued') return version.state;
	if (version.effectiveFrom === null || version.effectiveFrom > context.today) return 'scheduled';
	const { newerInForceFrom } = context;
	return newerInForceFrom !== null && newerInForceFrom <= context.today
		? 'superseded'
		: 'published';
}

/** Returned with comments, and not submitted (and then recalled) since. */
function wasReturned({ verdicts, submittedAt }: Pick<Shown, 'verdicts' | 'submittedAt'>): boolean {
	const last = verdicts.at(-1);
	return last?.outcome === 'returned' && (submittedAt === null || last.at >= submittedAt);
}

/** The effective date of the version that follows this one in number, withdrawn ones that took effect included. */
export function newerInForceFrom(
	versions: readonly Dated[],
	version: Pick<Dated, 'number'>,
	timeZone = 'UTC'
): CivilDate | null {
	const following = versions.filter(
		(other) =>
			tookEffect(other, timeZone) && (other.number ?? 0) > (version.number ?? Number.MAX_VALUE)
	);
	return following.map((other) => other.effectiveFrom ?? '').sort()[0] ?? null;
}

/**
 * The version in force on a date: of those that took effect by then, the one with the highest
 * number. Withdrawing what is in force leaves nothing in force; the version before does not come
 * back by itself (HR publishes again). What is withdrawn before its date never took effect.
 * `timeZone` turns the moment of a withdrawal into the company's date.
 */
export function inForceOn<Version extends Dated>(
	versions: readonly Version[],
	date: CivilDate,
	timeZone = 'UTC'
): Version | null {
	const latest = lastInForceBy(versions, date, timeZone);
	if (latest === null) return null;
	const end = withdrawnOn(latest, timeZone);
	return end !== null && end <= date ? null : latest;
}

/** The newest version that took effect by a date, also where it was withdrawn since. */
export function lastInForceBy<Version extends Dated>(
	versions: readonly Version[],
	date: CivilDate,
	timeZone = 'UTC'
): Version | null {
	const begun = versions.filter(
		(version) =>
			tookEffect(version, timeZone) &&
			version.effectiveFrom !== null &&
			version.effectiveFrom <= date
	);
	return begun.reduce<Version | null>(
		(best, version) => ((version.number ?? 0) > (best?.number ?? 0) ? version : best),
		null
	);
}

/** The number that publishing gives next: numbers of withdrawn versions are never used again. */
export function nextNumber(versions: readonly Pick<MatrixVersion, 'number'>[]): number {
	return Math.max(0, ...versions.map((version) => version.number ?? 0)) + 1;
}

/** A version as the rules of approval see it: with its one reviewer. */
export function approvalOf<
	Version extends Pick<
		MatrixVersion,
		'state' | 'verdicts' | 'contentHash' | 'submittedAt' | 'reviewerId'
	>
>(version: Version): Version & { reviewerIds: string[] } {
	const { reviewerId } = version;
	return { ...version, reviewerIds: reviewerId === null ? [] : [reviewerId] };
}

function withdrawnOn(version: Dated, timeZone: string): CivilDate | null {
	if (version.state !== 'withdrawn' || version.withdrawnAt === null) return null;
	return civilDateIn(version.withdrawnAt, timeZone);
}

function tookEffect(version: Dated, timeZone: string): boolean {
	if (version.effectiveFrom === null || version.number === null) return false;
	if (version.state === 'issued') return true;
	const end = withdrawnOn(version, timeZone);
	return end !== null && end >= version.effectiveFrom;
}
