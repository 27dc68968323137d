import { expect, it } from 'vitest';
import { NOTIFICATION_KINDS } from '$lib/domain/notifications/kinds';
import { formatter } from '$lib/i18n/format';
import { noticeWords } from '$lib/i18n/notice-words';
import { composeMail, type MailParts } from './compose-mail';

const NOW = new Date('2026-03-16T18:00:00Z');
/** What notifications are made of, all of it. */
const DATA = {
	...{ code: 'ATC-014', title: 'Ejecutiva de Atención', number: 2, dueOn: '2026-03-27' },
	...{ by: 'Marta Islas', device: 'Firefox · Windows', before: 'employee', after: 'employee,hr' },
	...{ count: 3, comments: 2, effectiveFrom: '2026-04-01', people: 12, job: 'backup', of: 4 }
};

function everyMessage(locale: 'es' | 'en'): MailParts[] {
	const head = {
		locale,
		name: 'Ana',
		company: 'Tarjetas del Norte',
		origin: 'https://rh.ejemplo.mx'
	};
	const format = formatter(locale, 'America/Mexico_City', NOW);
	const notices = NOTIFICATION_KINDS.map((kind) => ({
		...noticeWords(kind, DATA, format),
		when: format.moment('2026-03-16T18:00:00Z'),
		href: '/notifications'
	}));
	return [
		...notices.map((notice) => ({ ...head, template: 'notification' as const, notice })),
		{ ...head, template: 'digest', notices },
		{ ...head, template: 'invite', token: 'ficha' },
		{ ...head, template: 'reset', token: 'ficha' },
		{ ...head, template: 'test' }
	];
}

it.each(['es', 'en'] as const)(
	'every message in %s greets, says something and is whole',
	(locale) => {
		const greeting = locale === 'es' ? 'Hola, Ana:' : 'Hello Ana,';
		for (const parts of everyMessage(locale)) {
			const { subject, text, html } = composeMail(parts);
			expect(text.startsWith(`${greeting}\n\n`)).toBe(true);
			expect(text).toContain('Tarjetas del Norte');
			expect(subject.length).toBeGreaterThan(5);
			for (const words of [subject, text, html])
				expect(words).not.toMatch(/[{}]|undefined|NaN|\bnull\b|Invalid|\s,|\.\.(?!\.)/);
		}
	}
);

it('no message of one language holds the other one’s words', () => {
	const spanish = everyMessage('es').map((parts) => composeMail(parts).text.split('\n'));
	const english = new Set(
		everyMessage('en').flatMap((parts) => composeMail(parts).text.split('\n'))
	);
	const shared = spanish
		.flat()
		.filter((line) => english.has(line) && /[a-záéíóúñ]{4,} [a-z]/i.test(line));
	expect(shared).toEqual([]);
});
