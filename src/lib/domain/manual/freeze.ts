import { canonicalJson } from '../matrix/canonical';
import type { CivilDate } from '../matrix/version';
import { difference } from '../organization/difference';
import type { Snapshot } from '../organization/snapshot';
import type { AnnexMatrix, ManualContent, ModificationRow } from './content';
import type { ManualDraft } from './draft';
import type { ManualFact, OwnFact } from './manual-facts';

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

/**
 * Every fact by which an edition differs from the one before it; null for the first that is kept here.
 * @param stoodElsewhere units that existed on the older edition's day, in the manual or outside it
 */
export function factsSince(
	before: ManualContent | null,
	after: ManualContent,
	stoodElsewhere: ReadonlySet<string> = new Set()
): ManualFact[] {
	// Older editions may be on paper alone: how their structure differed nobody can compute.
	if (before === null) return after.modifications.length > 1 ? [] : [{ kind: 'manual-created' }];
	const facts: ManualFact[] = [
		...ownFacts(before, after),
		...difference(before.structure, after.structure).map((fact): ManualFact =>
			fact.kind === 'unit-created' && stoodElsewhere.has(fact.unit.unitId)
				? { kind: 'unit-incorporated', unit: fact.unit, posts: fact.posts }
				: fact
		)
	];
	return facts.length > 0 ? facts : [{ kind: 'reviewed-unchanged' }];
}

function ownFacts(before: ManualContent, after: ManualContent): OwnFact[] {
	const facts: OwnFact[] = [];
	if (before.code !== after.code)
		facts.push({ kind: 'manual-recoded', before: before.code, after: after.code });
	if (before.title !== after.title)
		facts.push({ kind: 'manual-retitled', before: before.title, after: after.title });
	if (before.objectives.trim() !== after.objectives.trim())
		facts.push({ kind: 'objectives-changed' });
	const titles = changedTexts(before, after);
	if (titles.length > 0) facts.push({ kind: 'texts-changed', titles });
	return facts;
}

function changedTexts(before: ManualContent, after: ManualContent): string[] {
	const then = new Map(before.sections.map((section) => [section.id, section]));
	const now = new Set(after.sections.map(({ id }) => id));
	const different = after.sections.filter((section) => {
		const old = then.get(section.id);
		return old?.title !== section.title || old.text !== section.text;
	});
	const removed = before.sections.filter(({ id }) => !now.has(id));
	return [...different, ...removed].map(({ title }) => title);
}
