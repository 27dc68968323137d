import { StoreError, type Document } from '../../errors';
import { NO_BINDINGS, type Bindings } from '../expressions/bindings';
import { isPlain } from '../values';
import type { Pipeline, Stage } from './stage';
import { compileStage } from './stages';

/**
 * Compiles a whole pipeline before any stage runs.
 * @throws StoreError 40323 a stage with another number of fields than one, 40324 an unknown stage
 */
export function compilePipeline(pipeline: unknown, bindings: Bindings = NO_BINDINGS): Pipeline {
	if (!Array.isArray(pipeline)) {
		throw new StoreError(14, "'pipeline' option must be specified as an array");
	}
	const reads = new Set<string>();
	const stages: Stage[] = [];
	let firstMatch: Document | undefined;
	for (const stage of pipeline as unknown[]) {
		const [name, operand] = stageOf(stage);
		if (stages.length === 0 && name === '$match') firstMatch = operand as Document;
		stages.push(compileStage(name, operand, { bindings, reads, compilePipeline }));
	}
	return {
		run: (source, read) => {
			let documents = source;
			for (const stage of stages) documents = stage(documents, read);
			return Array.from(documents);
		},
		...(firstMatch ? { firstMatch } : {}),
		reads: [...reads]
	};
}

/** The name and operand of a stage, which has exactly one field. @throws StoreError 14, 40323 */
export function stageOf(stage: unknown): [name: string, operand: unknown] {
	if (!isPlain(stage)) {
		throw new StoreError(14, "Each element of the 'pipeline' array must be an object");
	}
	const names = Object.keys(stage);
	if (names.length !== 1) {
		throw new StoreError(
			40323,
			'A pipeline stage specification object must contain exactly one field.'
		);
	}
	return [names[0]!, stage[names[0]!]];
}
