import { canEditMatrix } from '$lib/domain/access/can';
import { isDismissible } from '$lib/domain/matrix/linter/lint';
import type { MatrixVersion } from '$lib/domain/matrix/version';
import type { FindingView } from '$lib/domain/matrix/views';
import { withTransaction } from '$lib/server/db/transaction';
import { changeVersion } from '$lib/server/db/versions';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { personNames } from '../people/person-names';
import { contentOf } from './content-of';
import { findingsOn, findingViews, tallyOf } from './findings';
import { eventRecord, versionInReach } from './open-version';
import { conflict } from './save-draft';

/** Sets a warning aside with a reason; an error cannot be. @returns the findings as they are then */
export async function dismissFinding(
	ctx: Context,
	versionId: string,
	given: { key: string; reason: string }
): Promise<FindingView[]> {
	const reason = given.reason.trim();
	if (reason === '') throw new DomainError('reason-missing');
	const { userId: by } = ctx.actor;
	const dismissal = { key: given.key, reason, by, at: ctx.now.toISOString() };
	return changeDismissals(ctx, versionId, given.key, (former) => [...former, dismissal]);
}

/** Takes a warning up again. */
export async function restoreFinding(
	ctx: Context,
	versionId: string,
	key: string
): Promise<FindingView[]> {
	return changeDismissals(ctx, versionId, key, (former) => former);
}

async function changeDismissals(
	ctx: Context,
	versionId: string,
	key: string,
	change: (former: MatrixVersion['dismissals']) => MatrixVersion['dismissals']
): Promise<FindingView[]> {
	return withTransaction(async () => {
		const { version, known } = await versionInReach(ctx, versionId);
		if (!canEditMatrix(ctx.actor, version)) throw forbidden();
		if (version.state !== 'draft') throw new DomainError('wrong-state');
		const { content } = await contentOf(version);
		const { structure, today } = known;
		const findings = findingsOn(structure, today, version.positionId, content);
		const found = findings.find((finding) => finding.key === key);
		if (!found) throw new DomainError('finding-not-found');
		if (!isDismissible(found)) throw new DomainError('finding-not-dismissible');
		const former = version.dismissals.find((dismissal) => dismissal.key === key);
		const dismissals = change(version.dismissals.filter((dismissal) => dismissal.key !== key));
		// The content is untouched, so the revision stays and nobody's open form is in conflict.
		const saved = await changeVersion(
			versionId,
			{ state: 'draft', revision: version.revision },
			{ dismissals, findings: tallyOf(findings, dismissals) }
		);
		if (!saved) throw await conflict(ctx, versionId);
		const reason = dismissals.find((dismissal) => dismissal.key === key)?.reason ?? null;
		await appendEvent(ctx, {
			...eventRecord(known),
			action: reason === null ? 'finding-restored' : 'finding-dismissed',
			changes: [{ path: `findings.${found.rule}`, before: former?.reason ?? null, after: reason }]
		});
		const nameOf = await personNames(
			dismissals.map(({ by }) => by),
			structure,
			today
		);
		return findingViews(findings, dismissals, nameOf);
	});
}
