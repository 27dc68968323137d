import { canEditManual } from '$lib/domain/access/can-manual';
import { emptyDraft, type ManualDraft } from '$lib/domain/manual/draft';
import type { Manual } from '$lib/domain/manual/edition';
import { newId } from '$lib/server/db/ids';
import { putManual } from '$lib/server/db/manuals';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { unitToCover } from './covered-unit';
import { writtenContent } from './edition-content';
import { withDraftedRow } from './drafted-row';
import { knownWith, manualRecord } from './known-manual';
import { checkedManualCode, withFreeManualCode } from './manual-code';
import { insertDraftEdition } from './new-edition';

export interface NewManual {
	code: string;
	title: string;
	/** The unit that it covers, with everything below. */
	unitId: string;
	language?: 'es' | 'en';
	/** Brought in from a file: former codes, older rows, and what the draft says already. */
	brought?: Pick<Manual, 'formerCodes' | 'history'> & { draft: ManualDraft };
}

/**
 * Creates a manual with the draft of its first edition, or of the next one where older ones are
 * brought in.
 * @throws DomainError manual-code-missing, manual-code-invalid, code-taken, title-missing, unit-unknown
 */
export async function createManual(
	ctx: Context,
	given: NewManual
): Promise<{ manualId: string; code: string; editionId: string; number: number }> {
	if (!canEditManual(ctx.actor)) throw forbidden();
	const code = checkedManualCode(given.code);
	const title = given.title.normalize('NFC').trim();
	if (title === '') throw new DomainError('title-missing');
	return withTransaction(async () => {
		const structure = await currentStructure();
		const unit = unitToCover(structure, given.unitId, ctx.now);
		const { brought } = given;
		const manual: Manual = {
			...{ id: newId(ctx.now), code, title, rootUnitId: unit.id },
			formerCodes: (brought?.formerCodes ?? []).filter((former) => former !== code),
			history: brought?.history ?? [],
			createdAt: ctx.now.toISOString()
		};
		await withFreeManualCode(code, () => putManual(manual));
		const known = knownWith(ctx, structure, manual, []);
		const language = given.language ?? 'es';
		const draft = brought?.draft ?? emptyDraft({ code, title, language });
		const written = await writtenContent(known, { draft });
		const edition = await insertDraftEdition(
			ctx,
			manual.id,
			withDraftedRow({ ...draft, code, title }, written)
		);
		await appendEvent(ctx, {
			...manualRecord(manual),
			action: brought ? 'manual-imported' : 'manual-created',
			changes: [
				{ path: 'code', before: null, after: code },
				{ path: 'title', before: null, after: title },
				{ path: 'unit', before: null, after: unit.name }
			]
		});
		return { manualId: manual.id, code, editionId: edition.id, number: known.nextNumber };
	});
}
