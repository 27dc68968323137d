import type { Locale } from '$lib/domain/access/account';
import { dev } from '$app/environment';

/** The build writes every script in Spanish, and with the same name and `.en` in English. */
const SCRIPT = /(\/_app\/immutable\/[\w./-]+)\.js(?=["'`>])/g;

/** Names of scripts, in a page's head or a header, as those of a language. */
export const scriptsIn = (locale: Locale, text: string): string =>
	locale === 'es' || dev ? text : text.replace(SCRIPT, `$1.${locale}.js`);

/** The same for what an answer asks for ahead. */
export function withScriptsIn(locale: Locale, response: Response): Response {
	const link = response.headers.get('link');
	if (link) response.headers.set('link', scriptsIn(locale, link));
	return response;
}
