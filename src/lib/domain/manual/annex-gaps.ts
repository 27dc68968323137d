import type { MatrixVersion } from '../matrix/version';
import type { AnnexMatrix } from './content';

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
