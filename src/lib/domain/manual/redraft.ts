import type { ModificationItem } from './content';
import type { ManualFact } from './manual-facts';
import { factsKey, modificationLines, type ModificationLine } from './modification';

/**
 * The lines of the new row, drawn up anew from the facts: a line whose facts still hold keeps the
 * words that HR gave it, one that somebody wrote by hand stays, what is no longer so goes.
 */
export function redraftedItems(
	items: readonly ModificationItem[],
	facts: readonly ManualFact[],
	make: { id: () => string; text: (line: ModificationLine) => string }
): ModificationItem[] {
	const known = new Map(items.map((item) => [factsKey(item.facts), item]));
	const drafted = modificationLines(facts).map(
		(line) =>
			known.get(factsKey(line.facts)) ?? { id: make.id(), text: make.text(line), facts: line.facts }
	);
	return [...drafted, ...items.filter((item) => item.facts.length === 0)];
}

/** How far the row lags behind the facts: lines that are missing, and lines of what is no longer so. */
export function rowLag(
	items: readonly ModificationItem[],
	facts: readonly ManualFact[]
): { missing: number; obsolete: number } {
	const due = new Set(modificationLines(facts).map((line) => factsKey(line.facts)));
	const told = new Set(
		items.filter((item) => item.facts.length > 0).map((item) => factsKey(item.facts))
	);
	return {
		missing: [...due].filter((key) => !told.has(key)).length,
		obsolete: [...told].filter((key) => !due.has(key)).length
	};
}
