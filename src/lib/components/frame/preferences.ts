import type { Theme } from '$lib/domain/access/account';
import type { FrameData } from './frame-data';

const YEAR = 31_536_000;

function keep(name: string, value: string): void {
	const secure = location.protocol === 'https:' ? '; secure' : '';
	document.cookie = `${name}=${value}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
}

/** Shows the theme at once; the server draws it from the next page on. */
export function applyTheme(theme: Theme): void {
	keep('theme', theme);
	document.documentElement.dataset.theme = theme;
}

/** Every text of the page changes, so it is asked for anew; the browser keeps the place. */
export function applyLocale(locale: FrameData['locale']): void {
	keep('locale', locale);
	location.reload();
}
