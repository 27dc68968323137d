import { canRecordOutside } from '$lib/domain/access/can';
import type { VersionHeadRecord } from '$lib/server/db/versions';
import type { Context } from '../context';

/**
 * Whether this version waits for an authorisation that only the administrator can record. Then,
 * and only then, the administrator reads it: nobody vouches for what they may not see.
 */
export function awaitsOutside(
	ctx: Context,
	version: Pick<
		VersionHeadRecord,
		'state' | 'authoriserId' | 'positionId' | 'preparedBy' | 'reviewerId' | 'effectiveFrom'
	>
): boolean {
	return (
		version.state === 'in-review' &&
		version.authoriserId === null &&
		canRecordOutside(ctx.actor, version)
	);
}
