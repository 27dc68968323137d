import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScaleForm } from '$lib/domain/competency/scale';
import { scaleFileSchema } from '$lib/domain/competency/scale-file';
import { newRowId } from '../matrix/hashing';
import { profilesFolder } from '$lib/server/profiles-folder';

/** A scale that ships with the product, with new ids; null where there is none of this name. */
export async function shippedScale(name: string): Promise<ScaleForm | null> {
	const path = join(profilesFolder(), 'scales', `${name}.yaml`);
	if (!existsSync(path)) return null;
	const { parse } = await import('yaml');
	const { model, levels } = scaleFileSchema.parse(parse(await readFile(path, 'utf8')));
	return { model, levels: levels.map((level) => ({ ...level, id: newRowId() })) };
}
