import { plainRichText } from '../text/rich-text';
import { annexChanges } from './annex-changes';
import type { ManualContent, ManualSection } from './content';
import { FRONT_FIELDS, type FrontField } from './front-fields';
import { frontText } from './front-text';
import type { StructureFact } from './manual-facts';
import { movedTexts } from './moved-texts';
import { structureFacts } from './structure-facts';

/** One difference of two editions; texts are plain, empty where there was or is nothing. */
export type EditionDifference =
	| { kind: 'front'; field: FrontField; before: string; after: string }
	| {
			kind: 'text';
			change: 'added' | 'removed' | 'changed' | 'moved';
			title: string;
			before: string;
			after: string;
	  }
	| { kind: 'structure'; fact: StructureFact }
	| { kind: 'objective'; unit: string; before: string; after: string }
	/** `number` in the list that has it: the newer one, or for what was removed the older. */
	| { kind: 'function'; unit: string; number: number; before: string; after: string }
	| { kind: 'annex'; code: string; title: string; before: number | null; after: number | null };

/**
 * What changed from one edition to another: front matter, free texts, structure, objectives and
 * functions, annex.
 * @param stood units that existed on the older edition's day, in the manual or outside it
 */
export function editionDifferences(
	before: ManualContent,
	after: ManualContent,
	stood: ReadonlySet<string>
): EditionDifference[] {
	const structural = structureFacts(before.structure, after.structure, stood).filter(
		({ kind }) => kind !== 'unit-objective-changed' && kind !== 'unit-functions-changed'
	);
	return [
		...frontChanges(before, after),
		...textChanges(before.sections, after.sections),
		...structural.map((fact) => ({ kind: 'structure' as const, fact })),
		...unitWords(before, after),
		...annexChanges(before.annex, after.annex).map(({ positionId: _, ...change }) => ({
			...{ kind: 'annex' as const, ...change }
		}))
	];
}

function frontChanges(before: ManualContent, after: ManualContent): EditionDifference[] {
	return FRONT_FIELDS.flatMap((field): EditionDifference[] => {
		const [then, now] = [frontText(before, field), frontText(after, field)];
		return then === now ? [] : [{ kind: 'front', field, before: then, after: now }];
	});
}

function textChanges(
	before: readonly ManualSection[],
	after: readonly ManualSection[]
): EditionDifference[] {
	const then = new Map(before.map((section) => [section.id, section]));
	const now = new Set(after.map(({ id }) => id));
	const moved = new Set(movedTexts(before, after).map(({ id }) => id));
	const removed = before.filter(({ id }) => !now.has(id));
	return [
		...after.flatMap(({ id, title, text }): EditionDifference[] => {
			const old = then.get(id);
			const words = plainRichText(text);
			if (!old) return [{ kind: 'text', change: 'added', title, before: '', after: words }];
			const told = { before: plainRichText(old.text), after: words };
			if (old.title !== title || told.before !== told.after)
				return [
					{
						kind: 'text',
						change: 'changed',
						title,
						before: full(old.title, title, told.before),
						after: full(title, old.title, words)
					}
				];
			return moved.has(id) ? [{ kind: 'text', change: 'moved', title, ...told }] : [];
		}),
		...removed.map(({ title, text }): EditionDifference => ({
			...{ kind: 'text', change: 'removed', title },
			...{ before: plainRichText(text), after: '' }
		}))
	];
}

/** A text under its title, where the titles differ. */
const full = (title: string, other: string, text: string): string =>
	title === other ? text : `${title}\n${text}`;

function unitWords(before: ManualContent, after: ManualContent): EditionDifference[] {
	const then = new Map(before.structure.units.map((unit) => [unit.id, unit]));
	return after.structure.units.flatMap((unit): EditionDifference[] => {
		const old = then.get(unit.id);
		if (!old) return [];
		const told: EditionDifference[] = [];
		if (old.objective !== unit.objective)
			told.push({
				kind: 'objective',
				unit: unit.name,
				before: old.objective,
				after: unit.objective
			});
		return [...told, ...functionChanges(unit.name, old.functions, unit.functions)];
	});
}

/** What stands word for word in both lists is the same; the others are matched in their order. */
function functionChanges(
	unit: string,
	before: readonly string[],
	after: readonly string[]
): EditionDifference[] {
	const [then, now] = [new Set(before), new Set(after)];
	const gone = before.flatMap((text, at) => (now.has(text) ? [] : [{ text, number: at + 1 }]));
	const fresh = after.flatMap((text, at) => (then.has(text) ? [] : [{ text, number: at + 1 }]));
	return Array.from({ length: Math.max(gone.length, fresh.length) }, (_, at) => ({
		...{ kind: 'function' as const, unit },
		number: fresh[at]?.number ?? gone[at]?.number ?? 0,
		before: gone[at]?.text ?? '',
		after: fresh[at]?.text ?? ''
	}));
}
