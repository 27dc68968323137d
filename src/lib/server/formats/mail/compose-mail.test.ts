import { describe, expect, it } from 'vitest';
import { composeMail } from './compose-mail';

const shared = {
	locale: 'es' as const,
	name: 'Ana Nuñez Gil',
	company: 'Tarjetas del Norte',
	origin: 'https://rh.ejemplo.mx'
};
const notice = {
	title: 'Lee y firma: <b>Caja</b>',
	more: 'Versión 2.',
	when: '16 mar 2026, 10:00, hora de Monterrey',
	href: '/acknowledgements/1'
};

describe('a message', () => {
	it('of one notification says it, and leads to it', () => {
		const { subject, text } = composeMail({ ...shared, template: 'notification', notice });
		expect(subject).toBe('Lee y firma: <b>Caja</b>');
		expect(text).toContain('Hola, Ana Nuñez Gil:');
		expect(text).toContain('https://rh.ejemplo.mx/acknowledgements/1');
		expect(text).toContain('Tarjetas del Norte');
		expect(text).toContain('16 mar 2026, 10:00, hora de Monterrey');
	});

	it('shows signs as signs in HTML', () => {
		const { html } = composeMail({ ...shared, template: 'notification', notice });
		expect(html).toContain('&lt;b&gt;Caja&lt;/b&gt;');
		expect(html).not.toContain('<b>Caja');
	});

	it('has a subject of one line, whatever a title holds', () => {
		const title = 'Uno\r\nBcc: otra@ejemplo.mx';
		const made = composeMail({ ...shared, template: 'notification', notice: { ...notice, title } });
		expect(made.subject).toBe('Uno Bcc: otra@ejemplo.mx');
	});

	it('of a digest lists what there is, and counts what it leaves out', () => {
		const notices = Array.from({ length: 23 }, (_, at) => ({
			...notice,
			title: `Aviso ${at + 1}`
		}));
		const { subject, text } = composeMail({ ...shared, template: 'digest', notices });
		expect(subject).toBe('23 avisos de Escalafón');
		expect(text).toContain('Aviso 20');
		expect(text).toContain('Versión 2. · 16 mar 2026, 10:00');
		expect(text).not.toContain('Aviso 21');
		expect(text).toContain('Y 3 avisos más');
	});

	it('of a link carries it, in the language of the reader', () => {
		const made = composeMail({ ...shared, locale: 'en', template: 'reset', token: 'abc' });
		expect(made.subject).toBe('Choose another password for Escalafón');
		expect(made.text).toContain('https://rh.ejemplo.mx/setup/abc');
		const invite = composeMail({ ...shared, template: 'invite', token: 'abc', name: null });
		expect(invite.text).toMatch(/^Hola:/);
	});
});
