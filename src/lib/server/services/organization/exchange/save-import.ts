import { DomainError } from '$lib/server/errors';
import type { Context } from '../../context';
import { loadRecords, type LoadedStructure } from '../load-structure';
import type { GivenFile } from './given-file';
import { plannedImport } from './plan-import';

/**
 * Saves a file whose report was seen, as one: all of it or nothing. The plan is made again on what
 * is stored by then.
 * @param digest of the report that was seen
 * @throws DomainError import-changed where the plan is another one by now; import-has-faults; and as
 * `checkStructureImport`
 */
export function saveStructureImport(
	ctx: Context,
	file: GivenFile,
	digest: string
): Promise<LoadedStructure> {
	return loadRecords(ctx, (known) => {
		const { given, report } = plannedImport(file, known);
		if (report.digest !== digest) throw new DomainError('import-changed');
		if (report.counts.fault > 0) throw new DomainError('import-has-faults');
		return given;
	});
}
