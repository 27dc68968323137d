import { canPublish } from '$lib/domain/access/can';
import { publishRefusal } from '$lib/domain/matrix/issuing';
import type { CivilDate, PublishedBody } from '$lib/domain/matrix/version';
import { isCivilDate } from '$lib/domain/calendar/civil-date';
import { isRetiredOn } from '$lib/domain/organization/chart';
import type { VersionRecord } from '$lib/server/db/versions';
import { DomainError, forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { refuseFor } from '../refuse';
import { contentOf } from './content-of';
import { hashedContent } from './hashing';
import { placementsOn } from './placements';
import type { PositionVersions } from './position-versions';

/**
 * What would be published of an approved version from a date on: its content with the header that
 * the structure gives on that date.
 * @throws DomainError with the life cycle's reason against
 */
export async function bodyToPublish(
	ctx: Context,
	version: VersionRecord,
	known: PositionVersions,
	effectiveFrom: CivilDate
): Promise<PublishedBody> {
	if (!canPublish(ctx.actor, version)) throw forbidden();
	if (!isCivilDate(effectiveFrom)) throw new DomainError('date-invalid', { date: effectiveFrom });
	if (isRetiredOn(known.position, effectiveFrom)) throw new DomainError('position-retired');
	const { content } = await contentOf(version);
	refuseFor(
		publishRefusal(version, ctx.actor, {
			effectiveFrom,
			today: known.today,
			others: known.heads.filter(({ id }) => id !== version.id),
			contentHash: hashedContent(content).hash
		})
	);
	return {
		format: 1,
		code: known.position.code,
		content,
		placements: placementsOn(known.structure, known.position.id, effectiveFrom)
	};
}
