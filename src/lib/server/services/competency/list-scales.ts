import { can } from '$lib/domain/access/can';
import { namesOf } from '$lib/domain/competency/scale';
import type { ScaleView } from '$lib/domain/competency/views';
import { countLevels, levelKey } from '$lib/domain/matrix/usage/count-usage';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { presentContents } from '../matrix/present-contents';
import { currentStructure } from '../organization/structure';
import { currentScales } from './current-scales';

/** Every scale with how many present matrices ask for each level. @throws DomainError forbidden */
export async function listScales(ctx: Context): Promise<ScaleView[]> {
	if (!can(ctx.actor, 'scale.edit')) throw forbidden();
	const used = countLevels(await presentContents(await currentStructure(), ctx.now));
	return (await currentScales()).map((scale) => ({
		...scale,
		levels: scale.levels.map((level) => ({
			...level,
			matrices: namesOf(level).reduce(
				(sum, name) => sum + (used.get(levelKey(scale.model, name)) ?? 0),
				0
			)
		}))
	}));
}
