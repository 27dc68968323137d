import { can } from '$lib/domain/access/can';
import type { FrozenPlacement } from '$lib/domain/matrix/version';
import type { PositionView } from '$lib/domain/matrix/views';
import { locationChart, type LocationChart } from '$lib/domain/organization/location-chart';
import { titleOn } from '$lib/domain/organization/chart';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { occupationOf } from '../organization/unit-names';
import { placementsOn } from './placements';
import { positionView } from './position-view';
import { positionVersions, type PositionVersions } from './position-versions';
import { chosenHead, readableHeads } from './readable-heads';

/** A position of which the actor may read no version: nothing in force, or only drafts of others. */
export interface PositionWithout {
	positionId: string;
	code: string;
	formerCodes: string[];
	title: string;
	retiredAt: string | null;
	placements: FrozenPlacement[];
	charts: LocationChart[];
	headcount: { posts: number; occupied: number };
	mayOpenDraft: boolean;
}

export type ReadPosition =
	{ redirect: string } | { without: PositionWithout } | { view: PositionView };

/**
 * A position with one version of its matrix: the number asked for, the open one, or what is in
 * force. A former code answers with the present one.
 * @throws DomainError not-found, also for what the actor may not know of
 */
export async function readPosition(
	ctx: Context,
	code: string,
	asked: { version?: number | 'open' } = {}
): Promise<ReadPosition> {
	const known = await positionVersions(ctx, { code });
	const { position } = known;
	if (position.code !== code) return { redirect: position.code };
	const readable = await readableHeads(ctx, known);
	const head = chosenHead(known, readable, asked.version);
	if (head) return { view: await positionView(ctx, known, readable, head) };
	if (asked.version !== undefined) throw notFound();
	return { without: withoutVersion(ctx, known) };
}

/**
 * The view of one version by its id, for whoever is asked to acknowledge exactly that one.
 * @throws DomainError not-found
 */
export async function versionViewOf(
	ctx: Context,
	positionId: string,
	versionId: string
): Promise<PositionView> {
	const known = await positionVersions(ctx, { positionId });
	const readable = await readableHeads(ctx, known);
	const head = known.heads.find(({ id }) => id === versionId);
	// What is issued may be asked about before its day; what was withdrawn is for its readers alone.
	const asked = head?.state === 'issued' || readable.some(({ id }) => id === versionId);
	if (!head || !asked) throw notFound();
	return positionView(ctx, known, readable, head);
}

function withoutVersion(ctx: Context, known: PositionVersions): PositionWithout {
	const { structure, position, today } = known;
	const title = titleOn(position, today);
	const placements = placementsOn(structure, position.id, today);
	return {
		positionId: position.id,
		code: position.code,
		formerCodes: position.formerCodes,
		title,
		retiredAt: position.retiredAt,
		placements,
		charts: placements.map((each) => locationChart({ code: position.code, title }, each)),
		headcount: occupationOf(structure.on(today), position.id),
		mayOpenDraft: known.open === null && can(ctx.actor, 'position.edit')
	};
}
