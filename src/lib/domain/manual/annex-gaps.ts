import type { MatrixVersion } from '../matrix/version';
import type { AnnexMatrix, ManualContent } from './content';

/**
 * The matrices that an annex names and that were withdrawn since: nobody may take them along by way
 * of a manual, so that the edition would be issued with a hole. One that another version superseded
 * is none: it stays readable.
 * @param heads issued and withdrawn versions
 */
export function annexGaps(
	annex: readonly AnnexMatrix[],
	heads: readonly Pick<MatrixVersion, 'state' | 'contentHash'>[]
): AnnexMatrix[] {
	const issued = new Set(
		heads.filter(({ state }) => state === 'issued').map(({ contentHash }) => contentHash)
	);
	return annex.filter(({ bodyHash }) => !issued.has(bodyHash));
}

/** What an annex lacks: how many positions of the manual have no matrix in force on its day, and the first by title. */
export interface Unannexed {
	count: number;
	titles: string[];
}

/** As many as one reads at a glance. */
const NAMED = 6;

/** The positions that an annex leaves out; none where the edition has no annex. */
export function unannexed(
	wanted: boolean,
	{ annex, structure }: Pick<ManualContent, 'annex' | 'structure'>
): Unannexed {
	const there = new Set(annex.map(({ positionId }) => positionId));
	const missing = new Map(
		structure.posts
			.filter(({ positionId }) => wanted && !there.has(positionId))
			.map(({ positionId, title }) => [positionId, title])
	);
	return { count: missing.size, titles: [...missing.values()].slice(0, NAMED) };
}
