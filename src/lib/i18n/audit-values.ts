import type { Role } from '$lib/domain/access/actor';
import { countryWord, isCountry } from './country-words';
import type { Format } from './format';
import { m } from './paraglide/messages';
import { ROLE_NAMES } from './role-words';
import { sizeText } from './size';
import { zoneWord } from './zone-words';

type Words = Record<string, () => string>;

const VALUES: Words = {
	...ROLE_NAMES,
	draft: () => m.common_state_draft(),
	returned: () => m.common_state_returned(),
	'in-review': () => m.common_state_in_review(),
	approved: () => m.common_state_approved(),
	scheduled: () => m.common_state_scheduled(),
	issued: () => m.common_state_published(),
	published: () => m.common_state_published(),
	superseded: () => m.common_state_superseded(),
	withdrawn: () => m.common_state_withdrawn(),
	requested: () => m.common_answer_requested(),
	acknowledged: () => m.common_answer_acknowledged(),
	'with-remarks': () => m.common_answer_with_remarks(),
	refused: () => m.common_answer_refused(),
	expired: () => m.common_answer_expired(),
	closed: () => m.common_answer_closed(),
	substantive: () => m.audit_value_substantive(),
	editorial: () => m.audit_value_editorial(),
	password: () => m.audit_value_password(),
	paper: () => m.audit_value_paper(),
	invite: () => m.audit_value_invite(),
	reset: () => m.audit_value_reset(),
	'first-administrator': () => m.audit_value_first_administrator(),
	true: () => m.common_yes(),
	false: () => m.common_no()
};

/** The same in a field: what a person may have typed there stays as it is. */
const REASONS: Words = {
	restore: () => m.audit_value_after_restore(),
	administrator: () => m.audit_value_by_administrator()
};
const RESULTS: Words = {
	sent: () => m.audit_value_sent(),
	failed: () => m.audit_value_not_sent()
};
const EVERY: Words = {
	off: () => m.backup_every_off(),
	daily: () => m.backup_every_daily(),
	weekly: () => m.backup_every_weekly()
};
const ownWord = (words: Words, value: string): string | undefined =>
	Object.hasOwn(words, value) ? words[value]?.() : undefined;
const isNumber = (value: string): boolean => /^\d+$/.test(value);

/** Which mail it was: what a key names is told by its first part. */
const messageWord = (key: string): string =>
	key.startsWith('digest:') ? m.mail_template_digest() : m.mail_template_notification();

type InField = (value: string, format: Format) => string | undefined;
const OF_FIELD: Record<string, InField> = {
	reason: (value) => ownWord(REASONS, value),
	message: (value) => (value.startsWith('link:') ? m.audit_value_link_mail() : messageWord(value)),
	result: (value) => ownWord(RESULTS, value),
	every: (value) => ownWord(EVERY, value),
	country: (value) => (isCountry(value) ? countryWord(value) : undefined),
	timeZone: (value) => zoneWord(value),
	size: (value, format) => (isNumber(value) ? sizeText(Number(value), format) : undefined),
	documents: (value, format) => (isNumber(value) ? format.number(Number(value)) : undefined),
	hour: (value) => (isNumber(value) ? `${value.padStart(2, '0')}:00` : undefined),
	weekday: (value) => m.common_weekdays().split(' ')[Number(value)]
};

/**
 * A value as a person reads it: codes as words, dates written out, sizes in MB, hashes cut to what one
 * compares.
 * @param path the field, where its values have words of their own
 */
export function valueText(value: string, format: Format, path = ''): string {
	const own = Object.hasOwn(OF_FIELD, path) ? OF_FIELD[path]?.(value, format) : undefined;
	if (own !== undefined) return own;
	if (Object.hasOwn(VALUES, value)) return VALUES[value]?.() ?? value;
	if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.date(value);
	if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return format.moment(value);
	if (/^[0-9a-f]{64}$/.test(value)) return `${value.slice(0, 12)}…`;
	const list = listIn(value);
	if (list) return list.map((one) => valueText(one, format)).join(', ');
	const codes = value.split(', ');
	if (codes.length > 1 && codes.every((code) => Object.hasOwn(ROLE_NAMES, code)))
		return codes.map((code) => ROLE_NAMES[code as Role]()).join(', ');
	return value;
}

/** The texts of a list that was kept as JSON; null for anything else. */
function listIn(value: string): string[] | null {
	if (!value.startsWith('[')) return null;
	try {
		const list: unknown = JSON.parse(value);
		return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : null;
	} catch {
		return null;
	}
}
