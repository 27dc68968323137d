import type { ManualContent, ManualSection } from './content';

/** A part of the manual as its table of contents names it: `I`, `II`, `III`… */
export type Chapter = { numeral: string } & (
	| { kind: 'text'; section: ManualSection }
	| { kind: 'objectives' | 'general' | 'units' | 'annex' | 'modifications' }
);

/**
 * The chapters in their order: free texts that go before, objectives, general chart, units, free
 * texts that go after, annex, modifications. What is empty is left out, and takes no number.
 */
export function manualChapters(
	content: Pick<ManualContent, 'objectives' | 'sections' | 'structure' | 'annex' | 'modifications'>
): Chapter[] {
	const texts = (place: ManualSection['place']) =>
		content.sections
			.filter((section) => section.place === place)
			.map((section) => ({ kind: 'text' as const, section }));
	const part = <Kind extends Exclude<Chapter['kind'], 'text'>>(kind: Kind, there: boolean) =>
		there ? [{ kind }] : [];
	return [
		...texts('before'),
		...part('objectives', content.objectives.trim() !== ''),
		...part('general', true),
		...part('units', content.structure.units.length > 1),
		...texts('after'),
		...part('annex', content.annex.length > 0),
		...part('modifications', content.modifications.length > 0)
	].map((chapter, at) => ({ ...chapter, numeral: roman(at + 1) }));
}

const ROMAN: [number, string][] = [
	[1000, 'M'],
	[900, 'CM'],
	[500, 'D'],
	[400, 'CD'],
	[100, 'C'],
	[90, 'XC'],
	[50, 'L'],
	[40, 'XL'],
	[10, 'X'],
	[9, 'IX'],
	[5, 'V'],
	[4, 'IV'],
	[1, 'I']
];

/** A whole number from 1 on in Roman numerals; functions are numbered by them in lower case. */
export function roman(number: number): string {
	let left = number;
	let text = '';
	for (const [value, sign] of ROMAN) for (; left >= value; left -= value) text += sign;
	return text;
}
