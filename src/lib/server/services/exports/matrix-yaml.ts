import { writeMatrixYaml } from '$lib/server/formats/yaml';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { exportedView } from './exported-view';
import { matrixFileName } from './file-name';

/**
 * One version of a matrix as a YAML file that can be imported again: to the same position (its
 * present code) and the same rows.
 * @throws DomainError not-found, also for what the actor may not know of
 */
export async function matrixYaml(
	ctx: Context,
	code: string,
	asked: { version?: number | 'open' } = {}
): Promise<{ fileName: string; text: string }> {
	const view = await exportedView(ctx, code, asked);
	const { positions } = await currentStructure();
	const { language } = view.content;
	return {
		fileName: matrixFileName({ ...view, language }, view.version, 'yaml'),
		text: writeMatrixYaml(view, (id) => positions.get(id)?.code ?? null)
	};
}
