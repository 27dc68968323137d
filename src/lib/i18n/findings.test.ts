import { describe, expect, it } from 'vitest';
import { lint } from '$lib/domain/matrix/linter/lint';
import { RULE_SEVERITIES } from '$lib/domain/matrix/linter/finding';
import { soundKpi, soundMatrix } from '../../../tests/factories/matrix-content';
import { findingText } from './findings';
import en from './messages/en/findings.json';
import es from './messages/es/findings.json';

const nbsp = '\u00a0';
const sumOf = (...weights: number[]) =>
	lint(
		soundMatrix({ kpis: weights.map((weight, i) => soundKpi(`k${i}`, weight, `KPI ${i}`)) })
	)[0]!;

describe('findings in words', () => {
	it('say what the weights add up to and what is left, as each language writes it', () => {
		expect(findingText(sumOf(0, 0, 0), 'es')).toBe(`Los pesos suman 0${nbsp}%, no 100${nbsp}%.`);
		expect(findingText(sumOf(0, 0, 0), 'en')).toBe('The weights add up to 0%, not 100%.');
		expect(findingText(sumOf(8500), 'es')).toBe(
			`Los pesos suman 85${nbsp}%, no 100${nbsp}%. Faltan 15${nbsp}% por repartir.`
		);
		expect(findingText(sumOf(6000, 5050), 'es')).toBe(
			`Los pesos suman 110.5${nbsp}%, no 100${nbsp}%. Sobran 10.5${nbsp}%.`
		);
	});

	it('offer the verb where there is one', () => {
		const about = (objective: string) => lint(soundMatrix({ objective }))[0]!;
		expect(findingText(about('Solicitud de tarjetas'), 'es')).toContain('«Solicitar…»');
		expect(findingText(about('Estrategia comercial'), 'es')).toContain('verbo en infinitivo');
	});

	it('name a repeated degree by its word', () => {
		const repeated = {
			rule: 'repeated_row',
			field: 'grade',
			data: { number: 7, first: 6, text: 'postgraduate' }
		};
		expect(findingText(repeated, 'es')).toContain('«Posgrado»');
	});

	it('have a sentence for each rule in both languages, with nothing left to fill in', () => {
		const data = {
			number: 1,
			first: 1,
			count: 1,
			total: 2,
			fewest: 3,
			most: 15,
			sum: 0,
			missing: 1,
			name: 'a',
			word: 'b',
			verb: '',
			quote: 'c',
			kind: 'age',
			course: 'd',
			time: 'e',
			stated: 'f',
			derived: '',
			text: 'g'
		};
		for (const rule of Object.keys(RULE_SEVERITIES))
			for (const locale of ['es', 'en'] as const) {
				const text = findingText({ rule, data }, locale);
				expect(text).toMatch(/[.]$/);
				expect(text).not.toMatch(/[{}]|undefined|findings_/);
			}
	});

	it('are the same keys in both catalogues', () => {
		expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort());
	});
});
