import { fold } from '../../text/fold';
import type { MatrixContent } from '../content';

/** In how many matrices or rows a name stands, by its folded key. */
export type Usage = ReadonlyMap<string, number>;

/** Deliverables whose recipients bear a name, by the name. */
export function countRecipientNames(contents: Iterable<MatrixContent>): Usage {
	const counts = new Map<string, number>();
	for (const { functions } of contents)
		for (const { deliverables } of functions)
			for (const { recipients } of deliverables)
				raise(counts, new Set(recipients.map(({ name }) => fold(name))));
	return counts;
}

/** The key of a level within its model. */
export const levelKey = (model: string, level: string): string => `${fold(model)}\n${fold(level)}`;

/** Matrices that ask for a level of a model, by `levelKey`. */
export function countLevels(contents: Iterable<MatrixContent>): Usage {
	const counts = new Map<string, number>();
	for (const { competencies } of contents)
		raise(counts, new Set(competencies.map(({ model, level }) => levelKey(model, level))));
	return counts;
}

function raise(counts: Map<string, number>, keys: ReadonlySet<string>): void {
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
}
