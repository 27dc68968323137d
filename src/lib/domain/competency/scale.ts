import { z } from 'zod';
import { fold } from '../text/fold';

/** A level of mastery: its name, how one recognises it, and what it was called before. */
export interface ScaleLevel {
	id: string;
	name: string;
	descriptor: string;
	/** Published matrices keep the name of their day. */
	formerNames: string[];
}

/** The ordered levels of a model of competencies, lowest first. */
export interface CompetencyScale {
	id: string;
	/** What matrices call the model: "Competencias institucionales". */
	model: string;
	levels: ScaleLevel[];
}

export const MOST_LEVELS = 12;
const line = z.string().trim().max(300);

export const scaleForm = z.strictObject({
	model: line,
	levels: z
		.array(
			z.strictObject({
				id: z.string().min(1).max(40),
				name: line,
				descriptor: z.string().trim().max(1_000)
			})
		)
		.max(MOST_LEVELS)
});
export type ScaleForm = z.infer<typeof scaleForm>;

export type ScaleFault =
	'scale-model-missing' | 'scale-levels-few' | 'scale-level-missing' | 'scale-level-repeated';

/** The first thing that a scale cannot be kept with, or null. */
export function scaleFault({ model, levels }: ScaleForm): ScaleFault | null {
	if (model === '') return 'scale-model-missing';
	if (levels.length < 2) return 'scale-levels-few';
	const names = levels.map(({ name }) => fold(name));
	if (names.includes('')) return 'scale-level-missing';
	return new Set(names).size < names.length ? 'scale-level-repeated' : null;
}

/** A form laid over a scale: a level that is renamed remembers what it was called. */
export function laidOver(
	before: CompetencyScale | null,
	id: string,
	form: ScaleForm
): CompetencyScale {
	const known = new Map(before?.levels.map((level) => [level.id, level]));
	return {
		id,
		model: form.model,
		levels: form.levels.map((level) => {
			const was = known.get(level.id);
			const names = was ? [...was.formerNames, was.name] : [];
			const formerNames = [...new Set(names)].filter((name) => fold(name) !== fold(level.name));
			return { ...level, formerNames };
		})
	};
}

/** The level that a matrix means by a model and a name, of today or of before; null for words of its own. */
export function levelMeant(
	scales: readonly CompetencyScale[],
	model: string,
	name: string
): ScaleLevel | null {
	const scale = scales.find((each) => fold(each.model) === fold(model));
	const key = fold(name);
	const levels = scale?.levels ?? [];
	return (
		levels.find((level) => fold(level.name) === key) ??
		levels.find(({ formerNames }) => formerNames.some((former) => fold(former) === key)) ??
		null
	);
}

/** Every name that a level bears or bore. */
export const namesOf = ({ name, formerNames }: ScaleLevel): string[] => [name, ...formerNames];
