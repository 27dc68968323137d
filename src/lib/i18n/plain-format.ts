import { formatter, type Format, type Locale } from './format';

const kept = new Map<Locale, Format>();

/** Numbers and percentages of a language, for sentences without dates: no clock, no time zone. */
export function plainFormat(locale: Locale): Format {
	const known = kept.get(locale) ?? formatter(locale, 'UTC', new Date(0));
	kept.set(locale, known);
	return known;
}
