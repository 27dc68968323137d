import type { ModificationItem } from './content';
import type { DraftItem } from './draft';
import type { ManualFact } from './manual-facts';
import { factsKey, modificationLines } from './modification';
import type { ModificationLine } from './modification-topic';

/**
 * The lines of the new row, drawn up anew from the facts: a line whose facts still hold keeps the
 * words that HR gave it (lines that HR put together stay together), one that somebody wrote by hand
 * stays, what is no longer so goes.
 */
export function redraftedItems(
	items: readonly DraftItem[],
	facts: readonly ManualFact[],
	make: { id: () => string; text: (line: ModificationLine) => string }
): DraftItem[] {
	const lines = modificationLines(facts);
	const teller = new Map<string, DraftItem>();
	for (const item of items)
		if (tellsWhole(item, lines)) for (const key of keysOf(item.facts)) teller.set(key, item);
	const drafted = lines.map(
		(line) =>
			teller.get(keysOf(line.facts)[0] ?? '') ?? {
				...{ id: make.id(), text: make.text(line), facts: line.facts }
			}
	);
	return [...new Set(drafted), ...items.filter((item) => item.facts.length === 0)];
}

/** How far the row lags behind the facts: lines that are missing, and lines of what is no longer so. */
export function rowLag(
	items: readonly ModificationItem[],
	facts: readonly ManualFact[]
): { missing: number; obsolete: number } {
	const lines = modificationLines(facts);
	const whole = items.filter((item) => tellsWhole(item, lines));
	const told = new Set(whole.flatMap((item) => keysOf(item.facts)));
	return {
		missing: lines.filter((line) => keysOf(line.facts).some((key) => !told.has(key))).length,
		obsolete: items.filter((item) => item.facts.length > 0 && !whole.includes(item)).length
	};
}

const keysOf = (facts: readonly ManualFact[]): string[] => facts.map((fact) => factsKey([fact]));

/** Whether an item tells one or several lines, each of them with all of its facts, and nothing else. */
function tellsWhole({ facts }: ModificationItem, lines: readonly ModificationLine[]): boolean {
	const own = new Set(keysOf(facts));
	const due = new Set<string>();
	for (const line of lines) {
		const keys = keysOf(line.facts);
		if (!keys.some((key) => own.has(key))) continue;
		for (const key of keys) due.add(key);
	}
	return own.size > 0 && own.size === due.size;
}
