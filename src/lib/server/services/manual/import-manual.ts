import { canEditManual } from '$lib/domain/access/can-manual';
import { manualOfFile } from '$lib/domain/manual/file-schema';
import { DomainError, forbidden } from '$lib/server/errors';
import { readManualYaml, type SourceFile } from '$lib/server/formats/yaml';
import type { Context } from '../context';
import { newRowId } from '../matrix/hashing';
import { currentStructure } from '../organization/structure';
import { createManual } from './create-manual';

/**
 * Brings a manual in from a YAML file: its older rows as history, the rest as the draft of the next
 * edition.
 * @throws DomainError file-unreadable with every fault in its details; unit-unknown; those of `createManual`
 */
export async function importManual(
	ctx: Context,
	source: SourceFile
): Promise<{ manualId: string; code: string; editionId: string; number: number }> {
	if (!canEditManual(ctx.actor)) throw forbidden();
	const reading = readManualYaml(source);
	if (!reading.ok) throw new DomainError('file-unreadable', {}, reading.errors);
	const { manual } = reading;
	const { records } = await currentStructure();
	const unit = records.units.findLast(({ code }) => code === manual.unit);
	if (!unit) throw new DomainError('unit-unknown');
	const { draft, history } = manualOfFile(manual, newRowId);
	const { code, title, language, formerCodes } = manual;
	return createManual(ctx, {
		...{ code, title, language, unitId: unit.id },
		brought: { formerCodes, history, draft }
	});
}
