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
import type { Structure } from '../organization/structure';
import { personNames, type NameOf } from '../people/person-names';

const MOST_DRAFTS = 5;
/** Of what waits for a decision all is shown, unless somebody has left very much of it lying. */
const MOST_DECISIONS = 50;

/** Open versions on which the actor has the next move. */
export interface OpenHeads {
	toReview: VersionHeadRecord[];
	toPublish: VersionHeadRecord[];
	returned: VersionHeadRecord[];
	drafts: VersionHeadRecord[];
	/** Finding rules of all drafts that the actor may read, with how often each occurs. */
	rules: Record<string, number>;
}

export type OpenWork = Pick<Home, 'toReview' | 'toPublish' | 'returned' | 'drafts' | 'draftsTotal'>;

/** One pass over what is open; the draft touched last stands first, decisions longest waiting. */
export async function openHeads(ctx: Context): Promise<OpenHeads> {
	const found: OpenHeads = { toReview: [], toPublish: [], returned: [], drafts: [], rules: {} };
	for (const head of await readable(ctx)) {
		if (head.state === 'in-review') {
			if (mayDecide(ctx, head)) found.toReview.unshift(head);
		} else if (head.state === 'approved') {
			if (canPublish(ctx.actor, head)) found.toPublish.unshift(head);
		} else {
			for (const [rule, count] of Object.entries(head.findings?.rules ?? {}))
				found.rules[rule] = (found.rules[rule] ?? 0) + count;
			if (!canEditMatrix(ctx.actor, head)) continue;
			if (openState(head) === 'returned') found.returned.unshift(head);
			else found.drafts.push(head);
		}
	}
	return found;
}

/**
 * The same as lines to read.
 * @param numberAfter the number that publishing would give next to a version of a position; null
 * where that cannot be told
 */
export async function openWork(
	heads: OpenHeads,
	structure: Structure,
	today: CivilDate,
	numberAfter: (positionId: string) => number | null
): Promise<OpenWork> {
	const shown = {
		toReview: heads.toReview.slice(0, MOST_DECISIONS),
		toPublish: heads.toPublish.slice(0, MOST_DECISIONS),
		returned: heads.returned.slice(0, MOST_DECISIONS),
		drafts: heads.drafts.slice(0, MOST_DRAFTS)
	};
	const all = Object.values(shown).flat();
	const preparers = all.map(({ preparedBy }) => preparedBy);
	const nameOf = await personNames(preparers, structure, today);
	const lines = (some: VersionHeadRecord[]) =>
		some.map((head) => lineOf(head, structure, today, nameOf, numberAfter));
	return {
		toReview: lines(shown.toReview),
		toPublish: lines(shown.toPublish),
		returned: lines(shown.returned),
		drafts: lines(shown.drafts),
		draftsTotal: heads.drafts.length
	};
}

async function readable(ctx: Context): Promise<readonly VersionHeadRecord[]> {
	const filter = visibleDrafts(ctx.actor);
	const states = ['draft', 'in-review', 'approved'] as const;
	if (filter === 'all') return versionHeadsIn(states);
	const own = await versionHeadsIn(states, { involving: filter.involvedUserId });
	if (!ctx.actor.roles.includes('administrator')) return own;
	const outside = (await versionHeadsIn(['in-review'])).filter((head) => awaitsOutside(ctx, head));
	return [...own, ...outside.filter(({ id }) => !own.some((known) => known.id === id))];
}

function mayDecide(ctx: Context, head: VersionHeadRecord): boolean {
	// Nobody was eligible when it was submitted, else an authoriser would have been chosen.
	const relations = { eligible: 0, draftOpen: true };
	const acts = allowedActs({ ...head, content: null, rowIds: null }, ctx.actor, relations);
	return acts.some(
		(act) => act === 'review' || act === 'authorise' || act === 'record-authorisation'
	);
}

const openState = (head: VersionHeadRecord) =>
	shownState(head, { today: '', newerInForceFrom: null });

function lineOf(
	head: VersionHeadRecord,
	structure: Structure,
	today: CivilDate,
	nameOf: NameOf,
	numberAfter: (positionId: string) => number | null
): WaitingVersion {
	const position = structure.positions.get(head.positionId);
	const imported = head.sourceId !== null;
	const number = numberAfter(head.positionId);
	return {
		code: position?.code ?? '',
		title: position ? titleOn(position, today) : '',
		// The first version of what came from a document is called after that.
		number: imported && number === 1 ? null : number,
		state: openState(head),
		preparedBy: nameOf(head.preparedBy).name,
		since: sinceWhen(head),
		errors: head.findings?.errors ?? 0,
		warnings: head.findings?.warnings ?? 0,
		firstFinding: head.findings?.first ?? null,
		imported
	};
}

/** Since when it waits: for a verdict since it was submitted or reviewed, else since the last touch. */
function sinceWhen(head: VersionHeadRecord): string {
	const verdict = head.verdicts.at(-1)?.at ?? '';
	if (head.state === 'draft') return head.updatedAt;
	const submitted = head.submittedAt ?? head.updatedAt;
	return verdict > submitted ? verdict : submitted;
}
