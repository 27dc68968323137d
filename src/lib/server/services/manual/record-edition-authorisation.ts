import { isCivilDate } from '$lib/domain/calendar/civil-date';
import { recordOutsideEdition } from '$lib/domain/manual/steps';
import type { CivilDate } from '$lib/domain/matrix/version';
import { changeEdition } from '$lib/server/db/manuals';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { changeOf } from '../refuse';
import { refuseAnnexGaps } from './annex';
import { contentOf } from './edition-content';
import { eligibleForEdition } from './eligible';
import { editionInReach, manualRecord } from './known-manual';
import { preparersOfEdition, tellOfEdition } from './tell-of-edition';

/**
 * Records an authorisation of an edition that was given outside: the administrator alone, and only
 * where nobody within could give it.
 */
export async function recordEditionAuthorisation(
	ctx: Context,
	editionId: string,
	form: { contentHash: string; givenBy: string; on: CivilDate; document: string }
): Promise<void> {
	if (!isCivilDate(form.on)) throw new DomainError('date-invalid', { date: form.on });
	await withTransaction(async () => {
		const { edition, known } = await editionInReach(ctx, editionId);
		const eligible = await eligibleForEdition(known, edition);
		const at = ctx.now.toISOString();
		const { givenBy, on, document } = form;
		const change = changeOf(
			recordOutsideEdition(edition, ctx.actor, {
				...{ at, givenBy, on, document, today: known.today },
				eligible: eligible.length
			})
		);
		if (form.contentHash !== edition.contentHash)
			throw new DomainError('content-changed', { count: 0 });
		await refuseAnnexGaps((await contentOf(known, edition)).annex);
		const saved = await changeEdition(
			editionId,
			{ state: 'in-review', contentHash: edition.contentHash, updatedAt: edition.updatedAt },
			{ ...change, updatedAt: at, updatedBy: ctx.actor.userId }
		);
		if (!saved) throw new DomainError('wrong-state');
		await appendEvent(ctx, {
			...manualRecord(known.manual),
			action: 'edition-authorisation-recorded',
			changes: [
				{ path: 'givenBy', before: null, after: givenBy },
				{ path: 'on', before: null, after: on },
				{ path: 'document', before: null, after: document },
				{ path: 'contentHash', before: null, after: edition.contentHash }
			]
		});
		await tellOfEdition(ctx, known, editionId, 'edition-authorised', preparersOfEdition(edition));
	});
}
