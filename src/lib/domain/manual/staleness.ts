import type { CivilDate } from '../matrix/version';
import type { Snapshot } from '../organization/snapshot';
import { annexChanges, type AnnexChange } from './annex-changes';
import type { AnnexMatrix, ManualContent } from './content';
import type { StructureFact } from './manual-facts';
import { structureFacts } from './structure-facts';

export type StaleReason =
	| { kind: 'structure'; facts: StructureFact[] }
	/** Positions that are called otherwise now. */
	| { kind: 'titles'; facts: StructureFact[] }
	/** Matrices of which another version is in force than the annex has; null where there or now is none. */
	| { kind: 'matrices'; matrices: AnnexChange[] };

/**
 * Why what an edition says is no longer so; nothing while it is.
 * @param present with an empty annex where the edition has none; `stood`: units that existed on the
 * edition's day, in the manual or outside it
 */
export function staleReasons(
	content: Pick<ManualContent, 'structure' | 'annex'>,
	present: {
		structure: Snapshot;
		annex: readonly AnnexMatrix[];
		stood: ReadonlySet<string>;
	}
): StaleReason[] {
	const facts = structureFacts(content.structure, present.structure, present.stood);
	const titles = facts.filter(({ kind }) => kind === 'position-renamed');
	const structural = facts.filter(({ kind }) => kind !== 'position-renamed');
	const matrices = annexChanges(content.annex, present.annex);
	const reasons: StaleReason[] = [];
	if (structural.length > 0) reasons.push({ kind: 'structure', facts: structural });
	if (titles.length > 0) reasons.push({ kind: 'titles', facts: titles });
	if (matrices.length > 0) reasons.push({ kind: 'matrices', matrices });
	return reasons;
}

/** The day on which an edition is to be looked through again; the last of its month where that is shorter. */
export function reviewDueOn(effectiveFrom: CivilDate, months: number): CivilDate {
	const [year = 0, month = 1, day = 1] = effectiveFrom.split('-').map(Number);
	const count = year * 12 + (month - 1) + months;
	const dueYear = Math.floor(count / 12);
	const dueMonth = (count % 12) + 1;
	const last = daysIn(dueYear, dueMonth);
	const pad = (value: number, width = 2) => String(value).padStart(width, '0');
	return `${pad(dueYear, 4)}-${pad(dueMonth)}-${pad(Math.min(day, last))}`;
}

function daysIn(year: number, month: number): number {
	if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
