import { nextNumber } from '$lib/domain/matrix/life-cycle';
import type { CivilDate, ShownState } from '$lib/domain/matrix/version';
import { retitled } from '$lib/domain/organization/retitled';
import { keepContent } from '$lib/server/db/contents';
import { raiseStamp } from '$lib/server/db/stamps';
import { putPosition } from '$lib/server/db/structure';
import { withTransaction } from '$lib/server/db/transaction';
import { changeVersion } from '$lib/server/db/versions';
import { DomainError } from '$lib/server/errors';
import { openRequests } from '../acknowledgement/open-requests';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { bossAccounts } from '../organization/above';
import { hashedBody } from './hashing';
import { eventRecord, versionInReach } from './open-version';
import { bodyToPublish } from './publication';
import { stateOf } from './position-versions';
import { tellOfVersion } from './tell-of-version';

export interface Published {
	number: number;
	hash: string;
	/** Acknowledgement requests that were opened. */
	requests: number;
	state: ShownState;
}

/**
 * Issues an approved version: numbers it, freezes content and header under their hash, gives the
 * position its title and asks everybody in it to acknowledge a substantive one; all or nothing.
 */
export async function publishVersion(
	ctx: Context,
	versionId: string,
	given: { effectiveFrom: CivilDate }
): Promise<Published> {
	return withTransaction(async () => {
		const { version, known } = await versionInReach(ctx, versionId);
		const { effectiveFrom } = given;
		const body = await bodyToPublish(ctx, version, known, effectiveFrom);
		const { bytes, hash, rowIds } = hashedBody(body);
		const at = ctx.now.toISOString();
		await keepContent({ hash, kind: 'body', format: body.format, bytes, at });
		const number = nextNumber(known.heads);
		const change = {
			state: 'issued' as const,
			number,
			content: null,
			contentHash: hash,
			rowIds,
			effectiveFrom,
			publishedAt: at,
			publishedBy: ctx.actor.userId,
			updatedAt: at,
			updatedBy: ctx.actor.userId,
			open: false,
			findings: null
		};
		const guard = { state: 'approved' as const, revision: version.revision };
		if (!(await changeVersion(versionId, guard, change))) throw new DomainError('wrong-state');
		// Raised also where the title stays: a structure that changes at the same moment makes one of
		// the two try again, so that nobody joins unseen between this reading of it and the commit.
		await raiseStamp('structure');
		await putPosition(retitled(known.position, body.content.title, effectiveFrom, known.today));
		const issued = { ...version, ...change };
		const requests =
			version.kind === 'substantive'
				? await openRequests(ctx, known, { id: versionId, number, hash, effectiveFrom })
				: 0;
		await appendEvent(ctx, {
			...eventRecord(known),
			action: 'version-published',
			changes: [
				{ path: 'number', before: null, after: String(number) },
				{ path: 'contentHash', before: version.contentHash, after: hash },
				{ path: 'effectiveFrom', before: version.effectiveFrom, after: effectiveFrom },
				{ path: 'kind', before: null, after: version.kind },
				{ path: 'requests', before: null, after: String(requests) }
			]
		});
		if (requests > 0) {
			const bosses = await bossAccounts(known.structure, known.position.id, known.today);
			const more = { number, count: requests };
			await tellOfVersion(ctx, known, versionId, 'version-published', bosses, more);
		}
		const heads = known.heads.map((head) => (head.id === versionId ? issued : head));
		return { number, hash, requests, state: stateOf(issued, { ...known, heads }) };
	});
}
