import { isCivilDate } from '$lib/domain/calendar/civil-date';
import { recordOutside } from '$lib/domain/matrix/decision';
import type { CivilDate, ShownState } from '$lib/domain/matrix/version';
import { withTransaction } from '$lib/server/db/transaction';
import { changeVersion } from '$lib/server/db/versions';
import { DomainError } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { changeOf } from '../refuse';
import { eligibleApprovers } from './eligible';
import { eventRecord, versionInReach } from './open-version';
import { preparersOf, tellOfVersion } from './tell-of-version';

export interface OutsideForm {
	contentHash: string;
	givenBy: string;
	on: CivilDate;
	document: string;
}

/**
 * Records an authorisation that was given outside: the administrator alone, and only where nobody
 * within could give it.
 */
export async function recordAuthorisation(
	ctx: Context,
	versionId: string,
	form: OutsideForm
): Promise<{ state: ShownState }> {
	if (!isCivilDate(form.on)) throw new DomainError('date-invalid', { date: form.on });
	return withTransaction(async () => {
		const { version, known } = await versionInReach(ctx, versionId);
		const eligible = await eligibleApprovers(known.structure, known.today, version);
		const at = ctx.now.toISOString();
		const { givenBy, on, document } = form;
		const change = changeOf(
			recordOutside(version, ctx.actor, {
				at,
				givenBy,
				on,
				document,
				eligible: eligible.length,
				today: known.today
			})
		);
		if (form.contentHash !== version.contentHash)
			throw new DomainError('content-changed', { count: 0 });
		const saved = await changeVersion(
			versionId,
			{ state: 'in-review', contentHash: version.contentHash },
			{ ...change, updatedAt: at, updatedBy: ctx.actor.userId }
		);
		if (!saved) throw new DomainError('wrong-state');
		await appendEvent(ctx, {
			...eventRecord(known),
			action: 'authorisation-recorded',
			changes: [
				{ path: 'givenBy', before: null, after: givenBy },
				{ path: 'on', before: null, after: on },
				{ path: 'document', before: null, after: document },
				{ path: 'contentHash', before: null, after: version.contentHash }
			]
		});
		await tellOfVersion(ctx, known, versionId, 'version-authorised', preparersOf(version));
		return { state: 'approved' };
	});
}
