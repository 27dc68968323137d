import type { CompetencyScale } from '../../domain/competency/scale';
import { fold } from '../../domain/text/fold';
import { storedOf } from './model';
import { CompetencyScales, toScale, type StoredScale } from './models/scales';

/** Every scale, by the name of its model. */
export async function allScales(): Promise<CompetencyScale[]> {
	const raw = await CompetencyScales.find().sort({ modelKey: 1 }).limit(200).lean<StoredScale[]>();
	return raw.map(toScale);
}

/** @throws DuplicateKeyError where another scale has the model's name */
export async function putScale(scale: CompetencyScale): Promise<void> {
	const stored = storedOf(scale, { modelKey: fold(scale.model) });
	await CompetencyScales.replaceOne({ _id: scale.id }, stored, { upsert: true });
}

export async function removeStoredScale(id: string): Promise<void> {
	await CompetencyScales.deleteOne({ _id: id });
}
