import type { Chapter } from '$lib/domain/manual/chapters';
import type { ManualPart } from '$lib/domain/manual/outline';
import type { EditionHead } from '$lib/domain/manual/views';
import type { Format, Locale } from './format';
import { m } from './paraglide/messages';

/** The heading of a chapter. @param name of the unit that it covers */
export function chapterTitle(chapter: Chapter, name: string, locale: Locale): string {
	const told = { locale };
	switch (chapter.kind) {
		case 'text':
			return chapter.section.title;
		case 'objectives':
			return m.manual_word_objectives({}, told);
		case 'general':
			return m.manual_word_general_chart({ name }, told);
		case 'units':
			return m.manual_word_structure({}, told);
		case 'annex':
			return m.manual_word_annex({}, told);
		case 'modifications':
			return m.manual_word_modifications({}, told);
	}
}

/** The heading of any place in a manual. */
export function partTitle({ section, chapter }: ManualPart, name: string, locale: Locale): string {
	if (section) return section.name;
	return chapter ? chapterTitle(chapter, name, locale) : '';
}

/** "Edición 4, vigente desde el 2 mar 2026" and its kin, by state. */
export function editionLine(edition: EditionHead, format: Format): string {
	const options = { locale: format.locale };
	const { number, state, effectiveFrom } = edition;
	if (state === 'in-review' || state === 'approved') return m.manual_edition({ number }, options);
	if (effectiveFrom === null) return m.manual_line_draft({ number }, options);
	const given = { number, date: format.date(effectiveFrom) };
	if (state === 'scheduled') return m.manual_line_from(given, options);
	if (state === 'published') return m.manual_line_since(given, options);
	return m.manual_line_of(given, options);
}
