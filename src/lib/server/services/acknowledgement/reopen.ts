import { canReopen } from '$lib/domain/access/can';
import { shownAcknowledgement } from '$lib/domain/acknowledgement/rules';
import { changeAcknowledgement } from '$lib/server/db/acknowledgements';
import { duplicateKeyOf } from '$lib/server/db/duplicate-key';
import { withTransaction } from '$lib/server/db/transaction';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { positionVersions } from '../matrix/position-versions';
import { dueDate } from './due-date';
import { requestInReach } from './in-reach';
import { tellAsked } from './tell-people';

/** Gives an expired or refused request a new term, while its version is still the one to answer. */
export async function reopenAcknowledgement(ctx: Context, id: string): Promise<void> {
	await withTransaction(async () => {
		const request = await requestInReach(ctx, id);
		if (!canReopen(ctx.actor, request.employeeId)) throw forbidden();
		const known = await positionVersions(ctx, { positionId: request.positionId });
		const { structure, position, today } = known;
		const shown = shownAcknowledgement(request, today);
		const version = known.heads.find((head) => head.id === request.versionId);
		const replaced = known.heads.some(
			({ state, kind, number }) =>
				state === 'issued' && kind === 'substantive' && (number ?? 0) > request.versionNumber
		);
		const unanswered = shown === 'expired' || shown === 'refused';
		const reopens = unanswered && version?.state === 'issued' && !replaced;
		if (!reopens) throw new DomainError('request-closed');
		const dueOn = await dueDate(structure, position.companyId, today);
		try {
			const changes = { state: 'requested' as const, dueOn, answer: null };
			const kept = await changeAcknowledgement(id, request.state, changes);
			if (!kept) throw new DomainError('request-closed');
		} catch (error) {
			// A request for a newer version is open already.
			if (duplicateKeyOf(error) !== null) throw new DomainError('request-closed');
			throw error;
		}
		await appendEvent(ctx, {
			kind: 'acknowledgement',
			id,
			name: '',
			action: 'acknowledgement-reopened',
			person: request.employeeId,
			changes: [
				{ path: 'state', before: shown, after: 'requested' },
				{ path: 'dueOn', before: request.dueOn, after: dueOn }
			]
		});
		await tellAsked(
			ctx,
			structure,
			[{ ...request, dueOn }],
			'acknowledgement-requested',
			ctx.now.toISOString()
		);
	});
}
