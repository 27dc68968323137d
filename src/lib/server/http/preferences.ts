import type { Cookies } from '@sveltejs/kit';
import { LOCALES, THEMES, type Locale, type Theme } from '$lib/domain/access/account';

/** Both are read by the browser's own script too. */
export const LOCALE_COOKIE = 'locale';
export const THEME_COOKIE = 'theme';
const YEAR_S = 365 * 24 * 60 * 60;

const oneOf = <T extends string>(list: readonly T[], value: string | undefined): T | null =>
	list.find((item) => item === value) ?? null;

/** The language that an Accept-Language header prefers among ours; Spanish where it names neither. */
export function preferredLocale(header: string | null): Locale {
	const wishes = (header ?? '')
		.split(',')
		.map((part, place) => {
			const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
			const weight = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find(Boolean);
			return { tag, place, weight: weight === undefined ? 1 : Number(weight) };
		})
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight || a.place - b.place);
	for (const { tag } of wishes) {
		const locale = oneOf(LOCALES, tag.split('-')[0]);
		if (locale) return locale;
	}
	return 'es';
}

/** What this browser chose, else what the account chose, else what the browser asks for. */
export function localeOf(
	cookies: Cookies,
	account: { locale: Locale | null } | null,
	acceptLanguage: string | null
): Locale {
	return (
		oneOf(LOCALES, cookies.get(LOCALE_COOKIE)) ?? account?.locale ?? preferredLocale(acceptLanguage)
	);
}

export function themeOf(cookies: Cookies, account: { theme: Theme | null } | null): Theme {
	return oneOf(THEMES, cookies.get(THEME_COOKIE)) ?? account?.theme ?? 'system';
}

/** Remembers a choice in this browser; a script of the page may read it. */
export function rememberChoice(
	cookies: Cookies,
	choice: { locale?: Locale | null; theme?: Theme | null },
	secure: boolean
): void {
	const options = { path: '/', httpOnly: false, sameSite: 'lax', secure, maxAge: YEAR_S } as const;
	if (choice.locale) cookies.set(LOCALE_COOKIE, choice.locale, options);
	if (choice.theme) cookies.set(THEME_COOKIE, choice.theme, options);
}
