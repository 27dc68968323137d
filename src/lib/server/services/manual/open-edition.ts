import { canEditManual } from '$lib/domain/access/can-manual';
import { draftAfter, emptyDraft } from '$lib/domain/manual/draft';
import { openDraftRefusal } from '$lib/domain/matrix/submission';
import type { CivilDate } from '$lib/domain/matrix/version';
import { isCivilDate } from '$lib/domain/calendar/civil-date';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { refuseFor } from '../refuse';
import { withDraftedRow } from './drafted-row';
import { frozenContent, writtenContent } from './edition-content';
import { knownManual, manualRecord } from './known-manual';
import { insertDraftEdition } from './new-edition';

/**
 * Opens the draft of the next edition beside what is issued: its words, with a row that names what
 * changed in the structure by the effective date (by today while there is none).
 * @throws DomainError draft-open, date-invalid, forbidden, not-found
 */
export async function openEdition(
	ctx: Context,
	code: string,
	given: { effectiveFrom?: CivilDate | null } = {}
): Promise<{ editionId: string; code: string; number: number }> {
	if (!canEditManual(ctx.actor)) throw forbidden();
	const { effectiveFrom = null } = given;
	if (effectiveFrom !== null && !isCivilDate(effectiveFrom))
		throw new DomainError('date-invalid', { date: effectiveFrom });
	return withTransaction(async () => {
		const known = await knownManual(ctx, { code });
		const { manual, latest } = known;
		refuseFor(openDraftRefusal(known.heads));
		// A withdrawn edition's words are what the next one mends.
		const last = known.heads.find(({ number, contentHash }) => number !== null && contentHash);
		const base = last?.contentHash
			? {
					...draftAfter(await frozenContent(last.contentHash)),
					...{ code: manual.code, title: manual.title }
				}
			: emptyDraft({ code: manual.code, title: manual.title, language: 'es' });
		const draft = { ...base, effectiveFrom };
		const written = await writtenContent(known, { draft });
		const edition = await insertDraftEdition(ctx, manual.id, withDraftedRow(draft, written));
		await appendEvent(ctx, {
			...manualRecord(manual),
			action: 'edition-opened',
			changes: [
				{ path: 'number', before: null, after: String(known.nextNumber) },
				{ path: 'basedOn', before: null, after: latest ? String(latest.number) : null }
			]
		});
		return { editionId: edition.id, code: manual.code, number: known.nextNumber };
	});
}
