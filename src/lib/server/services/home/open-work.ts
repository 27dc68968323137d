import { canEditMatrix, canPublish } from '$lib/domain/access/can';
import { visibleDrafts } from '$lib/domain/access/filters';
import type { Home, WaitingVersion } from '$lib/domain/home/views';
import { allowedActs } from '$lib/domain/matrix/issuing';
import { shownState } from '$lib/domain/matrix/life-cycle';
import type { CivilDate } from '$lib/domain/matrix/version';
import { titleOn } from '$lib/domain/organization/chart';
import { versionHeadsIn, type VersionHeadRecord } from '$lib/server/db/versions';
import type { Context } from '../context';
import { awaitsOutside } from '../matrix/outside-authorisation';
import { eligibleApprovers } from '../matrix/eligible';
import type { Structure } from '../organization/structure';
import { personNames, type NameOf } from '../people/person-names';

const MOST = 12;

export type OpenWork = Pick<
	Home,
	'toReview' | 'toPublish' | 'returned' | 'drafts' | 'draftsTotal'
> & {
	/** Finding rules of the open versions with how often each occurs. */
	rules: Record<string, number>;
};

/** Open versions on which the actor has the next move, longest waiting first. */
export async function openWork(
	ctx: Context,
	structure: Structure,
	today: CivilDate
): Promise<OpenWork> {
	const heads = await readable(ctx);
	const nameOf = await personNames(
		heads.map(({ preparedBy }) => preparedBy),
		structure,
		today
	);
	const work: OpenWork = {
		toReview: [],
		toPublish: [],
		returned: [],
		drafts: [],
		draftsTotal: 0,
		rules: {}
	};
	for (const head of heads.reverse()) {
		for (const [rule, count] of Object.entries(head.findings?.rules ?? {}))
			work.rules[rule] = (work.rules[rule] ?? 0) + count;
		const waiting = waitingVersion(structure, today, head, nameOf);
		if (head.state === 'in-review') {
			if (await mayDecide(ctx, structure, today, head)) work.toReview.push(waiting);
		} else if (head.state === 'approved') {
			if (canPublish(ctx.actor, head)) work.toPublish.push(waiting);
		} else if (canEditMatrix(ctx.actor, head)) {
			if (waiting.state === 'returned') work.returned.push(waiting);
			else {
				work.draftsTotal += 1;
				// The draft touched last stands first, unlike what waits for somebody.
				work.drafts.unshift(waiting);
			}
		}
	}
	work.drafts.splice(MOST);
	return work;
}

async function readable(ctx: Context): Promise<VersionHeadRecord[]> {
	const filter = visibleDrafts(ctx.actor);
	const states = ['draft', 'in-review', 'approved'] as const;
	if (filter === 'all') return versionHeadsIn(states);
	const own = await versionHeadsIn(states, { involving: filter.involvedUserId });
	if (!ctx.actor.roles.includes('administrator')) return own;
	const outside = (await versionHeadsIn(['in-review'])).filter((head) => awaitsOutside(ctx, head));
	return [...own, ...outside.filter(({ id }) => !own.some((known) => known.id === id))];
}

async function mayDecide(
	ctx: Context,
	structure: Structure,
	today: CivilDate,
	head: VersionHeadRecord
): Promise<boolean> {
	const eligible = awaitsOutside(ctx, head)
		? (await eligibleApprovers(structure, today, head)).length
		: 0;
	const version = { ...head, content: null, rowIds: null };
	const acts = allowedActs(version, ctx.actor, { eligible, draftOpen: true });
	return acts.some(
		(act) => act === 'review' || act === 'authorise' || act === 'record-authorisation'
	);
}

function waitingVersion(
	structure: Structure,
	today: CivilDate,
	head: VersionHeadRecord,
	nameOf: NameOf
): WaitingVersion {
	const position = structure.positions.get(head.positionId);
	return {
		code: position?.code ?? '',
		title: position ? titleOn(position, today) : '',
		number: head.number,
		state: shownState(head, { today, newerInForceFrom: null }),
		preparedBy: nameOf(head.preparedBy).name,
		since: head.state === 'in-review' ? (head.submittedAt ?? head.updatedAt) : head.updatedAt,
		errors: head.findings?.errors ?? 0,
		warnings: head.findings?.warnings ?? 0,
		firstFinding: head.findings?.first ?? null,
		imported: head.sourceId !== null
	};
}
