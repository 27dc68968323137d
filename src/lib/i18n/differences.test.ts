import { describe, expect, it } from 'vitest';
import type { MatrixContent } from '$lib/domain/matrix/content';
import { differences, type Difference } from '$lib/domain/matrix/difference';
import { soundFunction, soundKpi, soundMatrix } from '../../../tests/factories/matrix-content';
import { differenceParts, differenceText } from './differences';
import en from './messages/en/life.json';
import es from './messages/es/life.json';

const sound = soundMatrix();
const nbsp = '\u00a0';
const inWords = (changes: Partial<MatrixContent>, locale: 'es' | 'en' = 'es') =>
	differences(sound, soundMatrix(changes)).map((found) => differenceText(found, locale));

describe('differences in words', () => {
	it('tell a weight as HR would', () => {
		const kpis = [
			{ ...sound.kpis[0]!, weight: 3000 },
			{ ...sound.kpis[1]!, weight: 7000 }
		];
		expect(inWords({ kpis })).toEqual([
			`Indicador 1: peso 60${nbsp}% → 30${nbsp}%`,
			`Indicador 2: peso 40${nbsp}% → 70${nbsp}%`
		]);
		expect(inWords({ kpis }, 'en')[0]).toBe('KPI 1: weight 60% → 30%');
	});

	it('tell targets, recipients, stages and answers', () => {
		const [first, ...rest] = sound.functions;
		const [given] = first!.deliverables;
		const deliverables = [
			{
				...given!,
				frequency: 'weekly' as const,
				recipients: [{ ...given!.recipients[0]!, name: 'Gerencia' }]
			}
		];
		const target = { ...sound.kpis[0]!.target!, value: 97 };
		const found = inWords({
			functions: [{ ...first!, deliverables }, ...rest],
			kpis: [{ ...sound.kpis[0]!, target }, sound.kpis[1]!],
			development: { ...sound.development, senior: [], master: sound.development.senior },
			profile: { ...sound.profile, travel: { required: true, frequency: '' } }
		});
		expect(found).toEqual([
			'Función 1: a quién se entrega Jefe de Rutas → Gerencia',
			'Función 1: frecuencia Diario → Semanal',
			`Indicador 1: meta 95${nbsp}% → 97${nbsp}%`,
			'Plan de desarrollo, «Negociación»: nivel Senior → Master',
			'Perfil: viajar no → sí'
		]);
	});

	it('tell rows that came, went and moved', () => {
		const [a, b, c] = sound.functions;
		expect(inWords({ functions: [c!, a!, soundFunction('f4', 'Capacitar a choferes')] })).toEqual([
			'Función 2: pasó del lugar 1 al 2',
			'Se agregó la función 3: «Capacitar a choferes»',
			`Se quitó la función 2: «${b!.what}»`
		]);
	});

	it('do not quote long texts, which stand whole in the parts', () => {
		const objective = `${sound.objective} También medir el consumo de cada unidad.`;
		const [found] = differences(sound, soundMatrix({ objective }));
		expect(differenceText(found!, 'es')).toBe('Objetivo, texto: se actualizó');
		expect(differenceParts(found!, 'es').after).toBe(objective);
	});

	it('tell what was empty before and what is now', () => {
		expect(inWords({ authority: 'Autoriza gastos' })).toEqual([
			'Equipo y condiciones: autoridad, ahora Autoriza gastos'
		]);
		expect(inWords({ competenceLevel: '' })).toEqual([
			'Datos del puesto: nivel de competencia Nivel 2, se quitó'
		]);
	});

	it('leave nothing untold for any member of any row', () => {
		const other: MatrixContent = JSON.parse(
			JSON.stringify(sound)
				.replaceAll('Nivel 2', 'Nivel 3')
				.replaceAll('university', 'technical')
				.replaceAll('completed', 'graduated')
				.replaceAll('indispensable', 'desirable')
				.replaceAll('"low"', '"high"')
				.replaceAll('meal-break', 'other')
				.replaceAll('"course"', '"skill"')
				.replaceAll('true', 'false')
		);
		const found: Difference[] = differences(sound, {
			...other,
			language: 'en',
			kpis: [
				soundKpi('k1', 1, 'Otro', { source: '', formula: 'a/b', period: null, direction: null })
			],
			relationships: { internal: [], external: [...sound.relationships.internal] }
		});
		expect(found.length).toBeGreaterThan(15);
		for (const difference of found)
			for (const locale of ['es', 'en'] as const)
				expect(differenceText(difference, locale)).not.toMatch(
					/undefined|life_diff|\{|indispensable$/
				);
	});

	it('are the same keys in both catalogues', () => {
		expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort());
	});
});
