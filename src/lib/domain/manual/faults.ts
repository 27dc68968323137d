import type { CivilDate } from '../matrix/version';
import type { Snapshot } from '../organization/snapshot';
import type { ManualDraft } from './draft';
import type { ManualFact } from './manual-facts';
import { rowLag } from './redraft';
import { isIncomplete } from './replaced';

/** What keeps a draft from being handed in. */
export const MANUAL_FAULTS = [
	'code-missing',
	'title-missing',
	'authorised-by-missing',
	'created-on-missing',
	'effective-from-missing',
	'effective-before-newer',
	'unit-missing',
	'text-untitled',
	'modification-empty',
	'modification-outdated',
	'drafted-by-missing',
	'replaced-incomplete'
] as const;
export type ManualFault = (typeof MANUAL_FAULTS)[number];

/**
 * @param facts every fact by which the edition differs from the one before
 * @param firstDay before which no edition may begin; null where none was issued
 */
export function draftFaults(
	draft: ManualDraft,
	structure: Snapshot,
	facts: readonly ManualFact[],
	firstDay: CivilDate | null
): ManualFault[] {
	const { modification } = draft;
	const lag = rowLag(modification.items, facts);
	const found: Record<ManualFault, boolean> = {
		'code-missing': draft.code === '',
		'title-missing': draft.title === '',
		'authorised-by-missing': draft.authorisedBy === '',
		'created-on-missing': draft.createdOn === null,
		'effective-from-missing': draft.effectiveFrom === null,
		'effective-before-newer':
			firstDay !== null && draft.effectiveFrom !== null && draft.effectiveFrom < firstDay,
		'unit-missing': structure.units.length === 0,
		'text-untitled': draft.sections.some(({ title }) => title === ''),
		'modification-empty':
			modification.items.length === 0 || modification.items.some(({ text }) => text === ''),
		'modification-outdated': lag.missing > 0 || lag.obsolete > 0,
		'drafted-by-missing': modification.draftedBy.length === 0,
		'replaced-incomplete': modification.replaces.some(isIncomplete)
	};
	return MANUAL_FAULTS.filter((fault) => found[fault]);
}
