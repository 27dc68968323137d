import type { EditionDifference } from '$lib/domain/manual/edition-difference';
import type { ManualPlace } from '$lib/domain/manual/edition';
import type { ManualFault } from '$lib/domain/manual/faults';
import type { StaleReason } from '$lib/domain/manual/staleness';
import type { Locale } from './format';
import { frontFieldName } from './front-words';
import { factTexts } from './modification-words';
import { m } from './paraglide/messages';

type Message = (inputs: object, options: { locale?: Locale }) => string;

const FAULTS: Record<ManualFault, Message> = {
	'code-missing': m.edition_fault_code_missing,
	'title-missing': m.edition_fault_title_missing,
	'authorised-by-missing': m.edition_fault_authorised_by_missing,
	'created-on-missing': m.edition_fault_created_on_missing,
	'effective-from-missing': m.edition_fault_effective_from_missing,
	'effective-before-newer': m.edition_fault_effective_before_newer,
	'unit-missing': m.edition_fault_unit_missing,
	'text-untitled': m.edition_fault_text_untitled,
	'modification-empty': m.edition_fault_modification_empty,
	'modification-outdated': m.edition_fault_modification_outdated,
	'drafted-by-missing': m.edition_fault_drafted_by_missing,
	'replaced-incomplete': m.edition_fault_replaced_incomplete
};

const PLACES: Record<ManualPlace, Message> = {
	general: m.edition_place_general,
	front: m.edition_place_front,
	texts: m.edition_place_texts,
	structure: m.edition_place_structure,
	modification: m.edition_place_modification,
	annex: m.edition_place_annex
};

/** A part of an edition that a reviewer comments on; in the page's language unless told otherwise. */
export const manualPlaceName = (place: ManualPlace, locale?: Locale): string =>
	PLACES[place]({}, locale ? { locale } : {});

/** What keeps a draft from being handed in, as a sentence. */
export const manualFaultText = (fault: ManualFault, locale: Locale): string =>
	FAULTS[fault]({}, { locale });

/** Why an edition is out of date, a sentence each. */
export function staleTexts(reasons: readonly StaleReason[], locale: Locale): string[] {
	const told = { locale };
	return reasons.flatMap((reason) => {
		if (reason.kind !== 'matrices') return factTexts(reason.facts, locale);
		return reason.matrices.map(({ code, title, before, after }) => {
			if (before === null)
				return m.edition_stale_matrix_new({ code, title, after: after ?? 0 }, told);
			return after === null
				? m.edition_stale_matrix_none({ code, title, before }, told)
				: m.edition_stale_matrix({ code, title, before, after }, told);
		});
	});
}

/** Longer texts are not quoted in a sentence; the page shows them side by side. */
const SHORT = 80;

/** A difference of two editions in one sentence. */
export function editionDifferenceText(difference: EditionDifference, locale: Locale): string {
	const told = { locale };
	switch (difference.kind) {
		case 'front': {
			const { before, after } = difference;
			const field = frontFieldName(difference.field, locale);
			if (Math.max(before.length, after.length) > SHORT)
				return m.edition_diff_front_updated({ field }, told);
			if (before === '') return m.edition_diff_front_set({ field, after }, told);
			return after === ''
				? m.edition_diff_front_cleared({ field, before }, told)
				: m.edition_diff_front({ field, before, after }, told);
		}
		case 'text':
			return TEXTS[difference.change]({ title: difference.title }, told);
		case 'structure':
			return factTexts([difference.fact], locale).join(' ');
		case 'objective':
			return m.edition_diff_objective({ unit: difference.unit }, told);
		case 'function': {
			const { unit, number, before, after } = difference;
			if (before === '') return m.edition_diff_function_added({ unit, number }, told);
			return after === ''
				? m.edition_diff_function_removed({ unit, number }, told)
				: m.edition_diff_function_changed({ unit, number }, told);
		}
		case 'annex': {
			const { code, title, before, after } = difference;
			if (after === null) return m.edition_diff_annex_removed({ code, title }, told);
			return before === null
				? m.edition_diff_annex_added({ code, title, after }, told)
				: m.edition_diff_annex_changed({ code, title, before, after }, told);
		}
	}
}

const TEXTS = {
	added: m.edition_diff_text_added,
	removed: m.edition_diff_text_removed,
	changed: m.edition_diff_text_changed,
	moved: m.edition_diff_text_moved
};
