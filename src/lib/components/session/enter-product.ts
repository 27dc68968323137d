import type { ActionResult } from '@sveltejs/kit';

/** What a browser keeps of a cookie that scripts may read; null without it. */
const kept = (name: string): string | null =>
	new RegExp(`(?:^|; )${name}=([^;]+)`).exec(document.cookie)?.[1] ?? null;

/**
 * Whether the page after signing in is to be loaded whole: its person chose another language or
 * theme than the sign-in page was drawn in, and scripts have the texts of one language alone.
 */
export function drawnForAnother(): boolean {
	const { lang, dataset } = document.documentElement;
	const [locale, theme] = [kept('locale'), kept('theme')];
	return (locale !== null && locale !== lang) || (theme !== null && theme !== dataset.theme);
}

/** Goes on after signing in; whatever is no way into the product is left to `update`. */
export async function enterProduct(
	result: ActionResult,
	update: (options: { reset: boolean }) => Promise<void>
): Promise<void> {
	if (result.type === 'redirect' && drawnForAnother()) location.assign(result.location);
	else await update({ reset: false });
}
