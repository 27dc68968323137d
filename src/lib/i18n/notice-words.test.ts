import { describe, expect, it } from 'vitest';
import { NOTIFICATION_KINDS } from '$lib/domain/notifications/kinds';
import { formatter } from './format';
import { foldedNoticeWords, noticeWords, whenText } from './notice-words';

const NOW = new Date('2026-03-16T16:00:00Z');
const es = formatter('es', 'America/Monterrey', NOW);
const en = formatter('en', 'America/Monterrey', NOW);
const data = {
	code: 'ATC-02',
	title: 'Asistente de Ventanilla',
	number: 3,
	dueOn: '2026-03-30',
	by: 'Hugo Ramos Vela',
	count: 2,
	after: 'hr, employee',
	device: 'Firefox · Windows',
	job: 'seal-audit'
};

describe('the words of a notification', () => {
	it.each(NOTIFICATION_KINDS)('of %s are whole in both languages', (kind) => {
		const said = [es, en].map((format) => noticeWords(kind, data, format));
		for (const { title, more } of said) {
			expect(title).not.toBe('');
			expect(`${title} ${more}`).not.toMatch(/undefined|\{|\}/);
		}
		expect(said[0]).not.toEqual(said[1]);
	});

	it('tell what and until when', () => {
		expect(noticeWords('acknowledgement-requested', data, es)).toEqual({
			title: 'Lee y firma tu matriz: Asistente de Ventanilla',
			more: 'Versión 3. Tienes hasta el 30 mar.'
		});
		expect(noticeWords('version-returned', { ...data, count: 1 }, en).more).toBe(
			'Hugo Ramos Vela left 1 comment.'
		);
	});

	it('name roles as people do', () => {
		expect(noticeWords('roles-changed', data, es).more).toBe(
			'Ahora tienes: Recursos Humanos, Colaborador.'
		);
		expect(noticeWords('roles-changed', { after: '' }, es).more).toBe('Ahora tienes: ninguno.');
	});
});

describe('several that are told as one', () => {
	const device = (at: number) => ({
		kind: 'new-device' as const,
		data: { device: `Firefox ${at}` },
		at: `2026-03-16T15:0${at}:00.000Z`
	});

	it('name each device and its moment, and count the rest', () => {
		const said = foldedNoticeWords([device(1), device(2)], es);
		expect(said.title).toContain('2 dispositivos');
		expect(said.more).toBe(
			'Firefox 1 (16 mar 2026, 09:01); Firefox 2 (16 mar 2026, 09:02). Si no fuiste tú, cambia tu contraseña.'
		);
		const many = [1, 2, 3, 4, 5, 6, 7].map(device);
		expect(foldedNoticeWords([device(0), ...many], en).more).toContain('; and 3 more. If');
	});

	it('are told as any other where there is one', () => {
		expect(foldedNoticeWords([device(1)], es)).toEqual(
			noticeWords('new-device', { device: 'Firefox 1' }, es)
		);
	});
});

it('a moment in a mail says whose time it is', () => {
	expect(whenText('2026-03-16T15:01:00.000Z', es)).toBe('16 mar 2026, 09:01, hora de Monterrey');
});
