import { expect, it } from 'vitest';
import { preferredLocale } from './preferences';

it.each([
	[null, 'es'],
	['', 'es'],
	['es-MX,es;q=0.9,en;q=0.8', 'es'],
	['en-US,en;q=0.9', 'en'],
	['fr-FR,fr;q=0.9,en;q=0.5', 'en'],
	['en;q=0.3,es;q=0.7', 'es'],
	['en;q=0,de', 'es'],
	['*', 'es'],
	['english please;;;q=q', 'es']
])('Accept-Language «%s» is answered in %s', (header, locale) => {
	expect(preferredLocale(header)).toBe(locale);
});
