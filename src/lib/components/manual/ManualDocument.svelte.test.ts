import { afterEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { emptyDraft } from '$lib/domain/manual/draft';
import { contentOfDraft } from '$lib/domain/manual/freeze';
import { baseLocale, overwriteGetLocale } from '$lib/i18n/paraglide/runtime';
import ManualDocument from './ManualDocument.svelte';

afterEach(() => overwriteGetLocale(() => baseLocale));

const content = (language: 'es' | 'en') =>
	contentOfDraft(
		{
			...emptyDraft({ code: 'M 1', title: 'Manual', language }),
			...{ objectives: 'Mostrar.', createdOn: '2020-01-15' }
		},
		{
			...{ number: 1, effectiveFrom: '2026-03-16', formerCodes: [], rootUnitId: 'root' },
			...{ structure: { units: [], posts: [] }, annex: [], rows: [] }
		}
	);

it.each([
	['es', 'en', 'Fecha de vigencia', '16 de marzo de 2026', 'Objetivos del manual'],
	['en', 'es', 'Effective', 'March 16, 2026', 'Objectives of the manual']
] as const)(
	'an edition in %s has its own headings and dates for readers of %s',
	async (language, reader, heading, date, chapter) => {
		overwriteGetLocale(() => reader);
		const { container } = await render(ManualDocument, {
			content: content(language),
			own: new Set<string>()
		});
		expect(container.querySelector('article')?.lang).toBe(language);
		expect(container.querySelector('header')?.textContent).toContain(heading);
		expect(container.querySelector('header')?.textContent).toContain(date);
		expect(container.querySelector('h2')?.textContent).toContain(chapter);
	}
);
