import { canonicalJson } from '../matrix/canonical';
import type { CivilDate } from '../matrix/version';
import type { Snapshot } from '../organization/snapshot';
import type { AnnexMatrix, ManualContent, ModificationRow } from './content';
import type { ManualDraft } from './draft';

export interface Frozen {
	number: number;
	/** The day that an edition without a date is shown for. */
	effectiveFrom: CivilDate;
	formerCodes: readonly string[];
	rootUnitId: string;
	structure: Snapshot;
	annex: readonly AnnexMatrix[];
	/** Rows of the table of modifications before this edition's own. */
	rows: readonly ModificationRow[];
}

const withoutSetAside = ({ setAside: _setAside, ...draft }: ManualDraft) => draft;

/** What an edition shows: the draft with the structure of its day. */
export function contentOfDraft(draft: ManualDraft, frozen: Frozen): ManualContent {
	const { number, effectiveFrom, structure, rootUnitId } = frozen;
	const { annex, modification, ...written } = withoutSetAside(draft);
	const items = modification.items.map(({ id, text, facts }) => ({ id, text, facts }));
	return {
		format: 1,
		...written,
		formerCodes: [...frozen.formerCodes],
		createdOn: draft.createdOn ?? effectiveFrom,
		effectiveFrom,
		number,
		rootUnitId,
		structure,
		annex: annex ? [...frozen.annex] : [],
		modifications: [...frozen.rows, { number, effectiveFrom, ...modification, items }]
	};
}

/**
 * The bytes (as text) that stand for an edition. Ids of units, posts and lines are part of it: facts
 * and later differences refer to them. This is format 1: a change to it needs a new format number,
 * never an edit here, or stored hashes stop verifying.
 */
export function canonicalManual(content: ManualContent): string {
	return canonicalJson(content);
}
