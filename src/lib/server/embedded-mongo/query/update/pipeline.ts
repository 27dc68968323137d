import { StoreError, type Document } from '../../errors';
import { compilePipeline, stageOf } from '../aggregate/pipeline';
import { isStage } from '../aggregate/stages';
import { identical } from '../values';

const ALLOWED = new Set([
	'$set',
	'$addFields',
	'$unset',
	'$project',
	'$replaceRoot',
	'$replaceWith'
]);

/** An update written as a pipeline of stages that change one document. */
export function compilePipelineUpdate(pipeline: unknown[]): (document: Document) => Document {
	for (const stage of pipeline) {
		const [name] = stageOf(stage);
		if (!ALLOWED.has(name)) {
			throw new StoreError(
				isStage(name) ? 72 : 40324,
				`${name} is not allowed to be used within an update`
			);
		}
	}
	const { run } = compilePipeline(pipeline);
	return (document) => {
		const [result] = run([document], () => []);
		return identical(result, document) ? document : result!;
	};
}
