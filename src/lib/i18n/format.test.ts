import { describe, expect, it } from 'vitest';
import { formatter, onMinuteText, wholePercent } from './format';

const now = new Date('2026-03-17T18:00:00Z');
const es = formatter('es', 'America/Monterrey', now);
const en = formatter('en', 'America/Monterrey', now);

describe('dates', () => {
	it('are written with the month in letters', () => {
		expect(es.date('2026-03-15')).toBe('15 mar 2026');
		expect(en.date('2026-01-05')).toBe('5 Jan 2026');
		expect(es.weekday('2026-03-17')).toBe('martes 17 mar 2026');
		expect(es.month('2024-08-01')).toBe('ago 2024');
	});
	it('leave out the year where it is this one', () => {
		expect(es.day('2026-04-01')).toBe('1 abr');
		expect(es.day('2025-01-20')).toBe('20 ene 2025');
	});
	it('are dates of the company’s time zone, not of UTC', () => {
		expect(es.dateOf('2026-03-17T03:00:00Z')).toBe('2026-03-16');
		expect(es.moment('2026-03-17T03:05:00Z')).toBe('16 mar 2026, 21:05');
		expect(formatter('es', 'America/El_Salvador', new Date('2026-01-01T05:30:00Z')).today).toBe(
			'2025-12-31'
		);
	});
});

describe('relative times', () => {
	it.each([
		['2026-03-17T17:59:40Z', 'ahora'],
		['2026-03-17T17:56:00Z', 'hace 4 min'],
		['2026-03-17T15:00:00Z', 'hace 3 h'],
		['2026-03-16T18:00:00Z', 'ayer'],
		['2026-03-12T18:00:00Z', 'hace 5 días'],
		['2026-02-02T18:00:00Z', 'el 2 feb'],
		['2025-02-02T18:00:00Z', 'el 2 feb 2025']
	])('say when %s was: %s', (moment, words) => {
		expect(es.ago(moment)).toBe(words);
	});
	it.each([
		['2026-03-17', 'vence hoy', 'warn'],
		['2026-03-18', 'vence mañana', 'warn'],
		['2026-03-27', 'vence el 27 mar', null],
		['2026-03-16', 'venció ayer', 'bad'],
		['2026-03-10', 'venció hace 7 días', 'bad']
	])('say when %s falls due: %s', (date, words, tone) => {
		expect(es.due(date)).toBe(words);
		expect(es.dueTone(date)).toBe(tone);
	});
	it('say since when something waits', () => {
		expect(es.since('2026-03-16T18:00:00Z')).toBe('desde ayer');
		expect(en.since('2026-03-13T18:00:00Z')).toBe('since 13 Mar');
		expect(es.since('2026-03-02')).toBe('desde el 2 mar');
	});
});

describe('a text that is right for a minute', () => {
	it('is told of when it is made, and no other is', () => {
		let told = 0;
		onMinuteText(() => (told += 1));
		es.since('2026-03-16T18:00:00Z');
		es.due('2026-03-20');
		es.moment('2026-03-16T18:00:00Z');
		expect(told).toBe(0);
		es.ago('2026-03-17T17:56:00Z');
		expect(told).toBe(1);
		onMinuteText(() => {});
	});
});

describe('numbers', () => {
	it('keep the percent sign with a no-break space in Spanish only', () => {
		expect(es.percent(30)).toBe('30\u00a0%');
		expect(en.percent(12.5)).toBe('12.5%');
		expect(es.number(1234.5)).toBe('1,234.5');
	});
	it('never round a share to all or to nothing', () => {
		expect(wholePercent(999, 1000)).toBe(99);
		expect(wholePercent(1, 1000)).toBe(1);
		expect(wholePercent(0, 0)).toBe(0);
		expect(es.share(15, 17)).toBe('88\u00a0%');
	});
});
