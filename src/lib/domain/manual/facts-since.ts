import { annexChanges, type AnnexChange } from './annex-changes';
import type { AnnexMatrix, ManualContent } from './content';
import { FRONT_FIELDS, type FrontField } from './front-fields';
import { frontText } from './front-text';
import type { ManualFact, OwnFact } from './manual-facts';
import { movedTexts } from './moved-texts';
import { structureFacts } from './structure-facts';

/**
 * Every fact by which an edition differs from the one before it; null for the first that is kept here.
 * @param stood units that existed on the older edition's day, in the manual or outside it
 */
export function factsSince(
	before: ManualContent | null,
	after: ManualContent,
	stood: ReadonlySet<string> = new Set()
): ManualFact[] {
	// Older editions may be on paper alone: how their structure differed nobody can compute.
	if (before === null) return after.modifications.length > 1 ? [] : [{ kind: 'manual-created' }];
	const facts: ManualFact[] = [
		...ownFacts(before, after),
		...structureFacts(before.structure, after.structure, stood)
	];
	return facts.length > 0 ? facts : [{ kind: 'reviewed-unchanged' }];
}

function ownFacts(before: ManualContent, after: ManualContent): OwnFact[] {
	const facts: OwnFact[] = [];
	if (before.code !== after.code)
		facts.push({ kind: 'manual-recoded', before: before.code, after: after.code });
	if (before.title !== after.title)
		facts.push({ kind: 'manual-retitled', before: before.title, after: after.title });
	const fields = FRONT_FIELDS.filter(
		(field) => !TOLD_APART.has(field) && frontText(before, field) !== frontText(after, field)
	);
	if (fields.length > 0) facts.push({ kind: 'front-changed', fields });
	if (before.objectives.trim() !== after.objectives.trim())
		facts.push({ kind: 'objectives-changed' });
	const titles = changedTexts(before, after);
	if (titles.length > 0) facts.push({ kind: 'texts-changed', titles });
	const moved = movedTexts(before.sections, after.sections).map(({ title }) => title);
	if (moved.length > 0) facts.push({ kind: 'texts-moved', titles: moved });
	return [...facts, ...annexFacts(before.annex, after.annex)];
}

/** Fields of the cover that have facts of their own. */
const TOLD_APART: ReadonlySet<FrontField> = new Set(['code', 'title', 'objectives']);

/** An annex as a whole is told in one word; only what changed within it is told by position. */
function annexFacts(before: readonly AnnexMatrix[], after: readonly AnnexMatrix[]): OwnFact[] {
	const changes = annexChanges(before, after);
	if (changes.length === 0) return [];
	if (before.length === 0) return [{ kind: 'annex-added' }];
	if (after.length === 0) return [{ kind: 'annex-removed' }];
	const titles = (of: (change: AnnexChange) => boolean) =>
		changes.filter(of).map(({ title }) => title);
	return [
		{
			kind: 'annex-changed',
			added: titles((change) => change.before === null),
			removed: titles((change) => change.after === null),
			updated: titles((change) => change.before !== null && change.after !== null)
		}
	];
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
