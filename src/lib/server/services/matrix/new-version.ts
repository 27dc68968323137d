import type { MatrixContent } from '$lib/domain/matrix/content';
import { newId } from '$lib/server/db/ids';
import { duplicateKeyOf } from '$lib/server/db/duplicate-key';
import { insertVersion, type VersionRecord } from '$lib/server/db/versions';
import { DomainError } from '$lib/server/errors';
import type { Context } from '../context';
import { findingsOn, tallyOf } from './findings';
import type { Structure } from '../organization/structure';
import { todayAt } from '../today';

/**
 * Lays down a draft, inside the caller's transaction.
 * @throws DomainError draft-open where the position has an open version
 */
export async function insertDraft(
	ctx: Context,
	structure: Structure,
	draft: {
		positionId: string;
		content: MatrixContent;
		basedOn?: string | null;
		sourceId?: string | null;
		kind?: VersionRecord['kind'];
		/** Warnings that were set aside before; rows keep their ids, so the reasons still hold. */
		dismissals?: VersionRecord['dismissals'];
	}
): Promise<VersionRecord> {
	const at = ctx.now.toISOString();
	const { dismissals = [] } = draft;
	const findings = findingsOn(
		structure,
		todayAt(structure, ctx.now),
		draft.positionId,
		draft.content
	);
	const version: VersionRecord = {
		id: newId(ctx.now),
		positionId: draft.positionId,
		number: null,
		state: 'draft',
		kind: draft.kind ?? 'substantive',
		summary: '',
		content: draft.content,
		revision: 1,
		contentHash: null,
		rowIds: null,
		basedOn: draft.basedOn ?? null,
		preparedBy: ctx.actor.userId,
		reviewerId: null,
		authoriserId: null,
		submittedAt: null,
		verdicts: [],
		effectiveFrom: null,
		publishedAt: null,
		publishedBy: null,
		withdrawnAt: null,
		withdrawnReason: null,
		dismissals,
		createdAt: at,
		updatedAt: at,
		updatedBy: ctx.actor.userId,
		open: true,
		findings: tallyOf(findings, dismissals),
		submissions: [],
		sourceId: draft.sourceId ?? null,
		editors: [ctx.actor.userId]
	};
	try {
		await insertVersion(version);
	} catch (error) {
		if (duplicateKeyOf(error) === 'positionId') throw new DomainError('draft-open');
		throw error;
	}
	return version;
}
