import { SECTIONS, type Section } from '$lib/domain/matrix/vocabulary';

/** Where a part of the content stands on the form, when its own name is not a section's. */
const SECTION_OF: Record<string, Section> = {
	noKpisReason: 'kpis',
	conditions: 'equipment',
	authority: 'equipment',
	confidentiality: 'equipment'
};

/**
 * The place of a refused value on the form, from its dotted path in the request
 * (`content.functions.8.what`): the section, and the row counted from 1 (null outside of lists).
 */
export function placeOf(path: string): { section: Section; row: number | null } {
	const [, part = '', ...rest] = path.split('.');
	const section = SECTION_OF[part] ?? SECTIONS.find((each) => each === part) ?? 'header';
	const row = rest.find((step) => /^\d+$/.test(step));
	return { section, row: row === undefined ? null : Number(row) + 1 };
}
