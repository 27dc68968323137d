import type { Acknowledgement } from '$lib/domain/acknowledgement/records';
import type { MyAcknowledgement } from '$lib/domain/acknowledgement/views';
import { shownAcknowledgement } from '$lib/domain/acknowledgement/rules';
import type { CivilDate } from '$lib/domain/matrix/version';
import { acknowledgementsOfEmployee } from '$lib/server/db/acknowledgements';
import { versionById } from '$lib/server/db/versions';
import type { Context } from '../context';
import { publishedBody } from '../matrix/content-of';
import { differencesOf, type Difference } from '../matrix/differences-of';
import { currentStructure } from '../organization/structure';
import { todayAt } from '../today';
import { answeredOn } from './answered-on';

/** The actor's own requests: open ones first, then those answered, newest first. */
export async function myAcknowledgements(ctx: Context): Promise<MyAcknowledgement[]> {
	if (ctx.actor.employeeId === null) return [];
	const structure = await currentStructure();
	const today = todayAt(structure, ctx.now);
	const all = await acknowledgementsOfEmployee(ctx.actor.employeeId);
	const shown = all.filter(({ state }) => state !== 'closed');
	const rows: MyAcknowledgement[] = [];
	for (const request of shown) rows.push((await described(request, all, today)).row);
	const rank = ({ state }: MyAcknowledgement) =>
		state === 'requested' || state === 'expired' ? 0 : 1;
	return rows.sort((a, b) => rank(a) - rank(b));
}

/**
 * A request as its employee sees it, with what changed since the version acknowledged before.
 * @param all the employee's requests
 */
export async function described(
	request: Acknowledgement,
	all: readonly Acknowledgement[],
	today: CivilDate
): Promise<{ row: MyAcknowledgement; differences: Difference[] | null }> {
	const version = await versionById(request.versionId);
	if (!version) throw new Error(`version ${request.versionId} is gone`);
	const body = await publishedBody(version);
	const structure = await currentStructure();
	const previous = all
		.filter(
			(other) =>
				other.positionId === request.positionId &&
				other.versionNumber < request.versionNumber &&
				(other.state === 'acknowledged' || other.state === 'with-remarks')
		)
		.sort((a, b) => b.versionNumber - a.versionNumber)[0];
	const before = previous && (await versionById(previous.versionId));
	const differences = before
		? differencesOf((await publishedBody(before)).content, body.content)
		: null;
	const row: MyAcknowledgement = {
		id: request.id,
		code: body.code,
		title: body.content.title,
		versionNumber: request.versionNumber,
		effectiveFrom: version.effectiveFrom ?? '',
		dueOn: request.dueOn,
		state: shownAcknowledgement(request, today),
		answeredAt: request.answer && answeredOn(request.answer, structure),
		remarks: request.answer?.remarks ?? '',
		contentHash: request.contentHash,
		changes: differences?.length ?? null,
		previousNumber: previous?.versionNumber ?? null
	};
	return { row, differences };
}
