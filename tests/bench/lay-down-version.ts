import type { MatrixContent } from '../../src/lib/domain/matrix/content';
import type { CivilDate } from '../../src/lib/domain/matrix/version';
import { keepContent } from '../../src/lib/server/db/contents';
import { newId } from '../../src/lib/server/db/ids';
import { insertVersion } from '../../src/lib/server/db/versions';
import type { Context } from '../../src/lib/server/services/context';
import { hashedBody } from '../../src/lib/server/services/matrix/hashing';
import { placementsOn } from '../../src/lib/server/services/matrix/placements';
import type { Structure } from '../../src/lib/server/services/organization/structure';

/** A first version in force, laid down past the life cycle that would lead to it. */
export async function layDownVersion(
	ctx: Context,
	structure: Structure,
	position: { id: string; code: string },
	content: MatrixContent,
	effectiveFrom: CivilDate
): Promise<{ id: string; hash: string }> {
	const at = ctx.now.toISOString();
	const { bytes, hash, rowIds } = hashedBody({
		...{ format: 1, code: position.code, content },
		placements: placementsOn(structure, position.id, effectiveFrom)
	});
	const id = newId(ctx.now);
	await keepContent({ hash, kind: 'body', format: 1, bytes, at });
	await insertVersion({
		...{ id, positionId: position.id, number: 1, state: 'issued' },
		...{ kind: 'substantive', summary: 'Primera versión', content: null, revision: 1 },
		...{ contentHash: hash, rowIds, basedOn: null, preparedBy: ctx.actor.userId },
		...{ reviewerId: null, authoriserId: null, submittedAt: at, verdicts: [] },
		...{ effectiveFrom, publishedAt: at, publishedBy: ctx.actor.userId },
		...{ withdrawnAt: null, withdrawnReason: null, dismissals: [], createdAt: at },
		...{ updatedAt: at, updatedBy: ctx.actor.userId, open: false, findings: null },
		...{ submissions: [], sourceId: null, editors: [ctx.actor.userId] }
	});
	return { id, hash };
}
