import { describe, expect, it } from 'vitest';
import { laidOver, levelMeant, scaleFault, type CompetencyScale, type ScaleForm } from './scale';

const level = (id: string, name: string) => ({ id, name, descriptor: `Qué se ve en ${name}` });
const form = (changes: Partial<ScaleForm> = {}): ScaleForm => ({
	model: 'Competencias institucionales',
	levels: [level('a', 'Nivel 1'), level('b', 'Nivel 2')],
	...changes
});

describe('a scale', () => {
	it('has a model and two levels at least, each with a name of its own', () => {
		expect(scaleFault(form())).toBeNull();
		expect(scaleFault(form({ model: '' }))).toBe('scale-model-missing');
		expect(scaleFault(form({ levels: [level('a', 'Nivel 1')] }))).toBe('scale-levels-few');
		expect(scaleFault(form({ levels: [level('a', ''), level('b', 'Alto')] }))).toBe(
			'scale-level-missing'
		);
		expect(scaleFault(form({ levels: [level('a', 'Básico'), level('b', 'basico')] }))).toBe(
			'scale-level-repeated'
		);
	});

	it('remembers what a level was called, once, and lets go of it when it is called so again', () => {
		const first = laidOver(null, 's', form());
		const renamed = laidOver(
			first,
			's',
			form({ levels: [level('b', 'Medio'), level('a', 'Nivel 1')] })
		);
		expect(renamed.levels.map(({ name }) => name)).toEqual(['Medio', 'Nivel 1']);
		expect(renamed.levels[0]?.formerNames).toEqual(['Nivel 2']);
		const back = laidOver(renamed, 's', form());
		expect(back.levels[1]).toMatchObject({ name: 'Nivel 2', formerNames: ['Medio'] });
	});
});

describe('the level that a matrix means', () => {
	const scales: CompetencyScale[] = [
		{
			id: 's',
			model: 'Competencias institucionales',
			levels: [
				{ ...level('a', 'Básico'), formerNames: ['Nivel 1'] },
				{ ...level('b', 'Nivel 2'), formerNames: [] }
			]
		}
	];
	it('is found by its name of today or of before, accents and case aside', () => {
		const named = (name: string) => levelMeant(scales, 'competencias institucionales', name)?.id;
		expect(named('BASICO')).toBe('a');
		expect(named('nivel 1')).toBe('a');
		expect(named('Nivel 2')).toBe('b');
	});
	it('is none for another model or words of its own', () => {
		expect(levelMeant(scales, 'Otro modelo', 'Nivel 2')).toBeNull();
		expect(levelMeant(scales, 'Competencias institucionales', 'Excelente')).toBeNull();
	});
});
