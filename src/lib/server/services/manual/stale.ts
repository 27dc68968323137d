import type { ManualContent } from '$lib/domain/manual/content';
import { reviewDueOn, staleReasons, type StaleReason } from '$lib/domain/manual/staleness';
import type { CivilDate } from '$lib/domain/matrix/version';
import { snapshotOn } from '$lib/domain/organization/snapshot';
import { readSetting } from '../settings/setting';
import { matricesInForce } from './annex';
import { unitsStanding } from './edition-content';
import type { KnownManual } from './known-manual';

/** Why a frozen content is no longer what the records say today, or on its own day where that is to come. */
export async function staleness(
	known: KnownManual,
	content: ManualContent
): Promise<StaleReason[]> {
	const { structure, today } = known;
	const date = content.effectiveFrom > today ? content.effectiveFrom : today;
	const present = snapshotOn(structure.records, date, content.rootUnitId);
	const annex = content.annex.length > 0 ? await matricesInForce(structure, present, date) : [];
	const stood = unitsStanding(known, content);
	return staleReasons(content, { structure: present, annex, stood });
}

/** When an edition is to be looked through again. */
export async function reviewOf(
	{ today }: Pick<KnownManual, 'today'>,
	effectiveFrom: CivilDate
): Promise<{ dueOn: CivilDate; due: boolean }> {
	const dueOn = reviewDueOn(effectiveFrom, await readSetting('manual-review-months', today));
	return { dueOn, due: dueOn <= today };
}
