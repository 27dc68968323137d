import type { CheckCode, StructureFinding } from '$lib/domain/organization/checks/finding';
import type { NetworkParty } from '$lib/domain/organization/network-views';
import type { Frequency } from '$lib/domain/matrix/vocabulary';
import type { Locale } from './format';
import { frequencyWord } from './matrix-words';
import { m } from './paraglide/messages';
import { getLocale } from './paraglide/runtime';

type Message = (inputs: never, options: { locale: Locale }) => string;
interface Words {
	name: Message;
	says: Message;
	mend: Message;
}

const WORDS: Record<CheckCode, Words> = {
	post_without_boss: {
		name: m.checks_post_without_boss,
		says: m.checks_post_without_boss_says,
		mend: m.checks_post_without_boss_mend
	},
	span_over_limit: {
		name: m.checks_span_over_limit,
		says: m.checks_span_over_limit_says,
		mend: m.checks_span_over_limit_mend
	},
	unit_without_objective: {
		name: m.checks_unit_without_objective,
		says: m.checks_unit_without_objective_says,
		mend: m.checks_unit_without_objective_mend
	},
	unit_without_functions: {
		name: m.checks_unit_without_functions,
		says: m.checks_unit_without_functions_says,
		mend: m.checks_unit_without_functions_mend
	},
	function_in_two_units: {
		name: m.checks_function_in_two_units,
		says: m.checks_function_in_two_units_says,
		mend: m.checks_function_in_two_units_mend
	},
	recipient_unknown: {
		name: m.checks_recipient_unknown,
		says: m.checks_recipient_unknown_says,
		mend: m.checks_recipient_unknown_mend
	},
	recipient_without_post: {
		name: m.checks_recipient_without_post,
		says: m.checks_recipient_without_post_says,
		mend: m.checks_recipient_without_post_mend
	},
	relationship_one_sided: {
		name: m.checks_relationship_one_sided,
		says: m.checks_relationship_one_sided_says,
		mend: m.checks_relationship_one_sided_mend
	},
	stated_boss_differs: {
		name: m.checks_stated_boss_differs,
		says: m.checks_stated_boss_differs_says,
		mend: m.checks_stated_boss_differs_mend
	}
};

/** What a check looks for: «Plazas sin jefe». */
export const checkName = (check: CheckCode, locale: Locale = getLocale()): string =>
	WORDS[check].name({} as never, { locale });

/** How what a check finds is mended. */
export const checkMend = (check: CheckCode, locale: Locale): string =>
	WORDS[check].mend({} as never, { locale });

/** What was found, in a sentence about its subject. */
export function checkText(
	{ check, data }: Pick<StructureFinding, 'check' | 'data'>,
	locale: Locale
): string {
	if (check === 'stated_boss_differs' && data.derived === '')
		return m.checks_stated_boss_differs_none({ stated: String(data.stated) }, { locale });
	return WORDS[check].says(data as never, { locale });
}

/** How often something is handed over, in words. */
export function oftenWord(frequency: Frequency | null, locale: Locale): string {
	return frequency
		? frequencyWord(frequency, locale)
		: m.checks_network_no_frequency({}, { locale });
}

/** What kind of party somebody is, where they are no position with a post. */
export function partyNote({ kind }: Pick<NetworkParty, 'kind'>, locale: Locale): string {
	if (kind === 'external') return m.checks_network_external({}, { locale });
	if (kind === 'no-post') return m.checks_network_no_post({}, { locale });
	return kind === 'unknown' ? m.checks_network_unknown_party({}, { locale }) : '';
}
