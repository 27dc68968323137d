import { canReadCoverage, canReadVersion, can } from '$lib/domain/access/can';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { FrozenPlacement } from '$lib/domain/matrix/version';
import type { PositionView } from '$lib/domain/matrix/views';
import { acknowledgementsOfEmployee, answeredAmong } from '$lib/server/db/acknowledgements';
import { versionById, type VersionHeadRecord } from '$lib/server/db/versions';
import { notFound } from '$lib/server/errors';
import { coverageOf } from '../acknowledgement/coverage';
import type { Context } from '../context';
import { titleOn } from '$lib/domain/organization/chart';
import { occupationOf } from '../organization/unit-names';
import { personNames } from '../people/person-names';
import { companyOf } from '../today';
import { actsOn } from './acts';
import { contentOf } from './content-of';
import { awaitsOutside } from './outside-authorisation';
import { placementsOn, structureChanges } from './placements';
import { headView, positionVersions, stateOf, type PositionVersions } from './position-versions';
import { lastComments, peopleOf, signatureLines } from './signatures';

/** A position of which the actor may read no version: nothing in force, or only drafts of others. */
export interface PositionWithout {
	positionId: string;
	code: string;
	formerCodes: string[];
	title: string;
	retiredAt: string | null;
	placements: FrozenPlacement[];
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
	if (head) return { view: await viewOf(ctx, known, readable, head) };
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
	const head = known.heads.find(({ id }) => id === versionId);
	if (!head) throw notFound();
	return viewOf(ctx, known, await readableHeads(ctx, known), head);
}

/** Heads that the actor may read, newest first. */
export async function readableHeads(
	ctx: Context,
	known: PositionVersions
): Promise<VersionHeadRecord[]> {
	const { employeeId } = ctx.actor;
	const withdrawn = known.heads.filter(({ state }) => state === 'withdrawn').map(({ id }) => id);
	const answered = employeeId === null ? null : await answeredAmong(employeeId, withdrawn);
	return known.heads.filter((head) => {
		const signed = answered?.has(head.id) ?? false;
		return (
			canReadVersion(ctx.actor, head, { today: known.today, signed }) || awaitsOutside(ctx, head)
		);
	});
}

/** The version that is meant: by number, the open one, else what is in force, or nearest to it. */
export function chosenHead(
	known: PositionVersions,
	readable: VersionHeadRecord[],
	asked: number | 'open' | undefined
): VersionHeadRecord | undefined {
	if (asked === 'open') return readable.find(({ open }) => open);
	if (asked !== undefined) return readable.find(({ number }) => number === asked);
	const { inForce } = known;
	return (
		readable.find(({ id }) => id === inForce?.id) ??
		readable.find(({ open }) => open) ??
		readable.find((head) => stateOf(head, known) === 'scheduled') ??
		readable[0]
	);
}

async function viewOf(
	ctx: Context,
	known: PositionVersions,
	readable: VersionHeadRecord[],
	head: VersionHeadRecord
): Promise<PositionView> {
	const { structure, position, today, zone } = known;
	const version = await versionById(head.id);
	if (!version) throw notFound();
	const { content, placements } = await contentOf(version);
	const now = placementsOn(structure, position.id, today);
	const nameOf = await personNames(peopleOf(version), structure, today);
	const before = known.heads.filter(({ number }) => (number ?? 0) < (head.number ?? Infinity));
	const replaced = inForceOn(before, head.effectiveFrom ?? today, zone);
	const othersReadable = readable.filter(({ id }) => id !== head.id);
	const other = head.open
		? othersReadable.find(({ id }) => id === known.inForce?.id)
		: (othersReadable.find(({ open }) => open) ??
			othersReadable.find((candidate) => stateOf(candidate, known) === 'scheduled'));
	// Comments belong to the work on a version; its readers at large do not see them.
	const sawWork = canReadVersion(ctx.actor, { ...head, state: 'draft' }, { today });
	const mayCount = head.number !== null && canReadCoverage(ctx.actor, position.id);
	return {
		positionId: position.id,
		code: position.code,
		formerCodes: position.formerCodes,
		title: head.open ? content.title || titleOn(position, today) : content.title,
		retiredAt: position.retiredAt,
		version: headView(head, known, nameOf),
		content,
		placements: placements ?? now,
		structureChanges:
			placements && stateOf(head, known) === 'published' ? structureChanges(placements, now) : [],
		signatures: signatureLines(version, nameOf, zone),
		replaces:
			replaced?.number && replaced.effectiveFrom
				? { number: replaced.number, since: replaced.effectiveFrom }
				: null,
		headcount: occupationOf(structure.on(today), position.id),
		coverage: mayCount ? await coverageOf(ctx, structure, head.id, today) : null,
		mine: await mine(ctx, head.id),
		comments: sawWork ? lastComments(version, nameOf) : [],
		other: other ? { id: other.id, state: stateOf(other, known), number: other.number } : null,
		acts: await actsOn(ctx, known, version),
		companyName: companyOf(structure, position.companyId)?.name ?? ''
	};
}

async function mine(ctx: Context, versionId: string): Promise<PositionView['mine']> {
	if (ctx.actor.employeeId === null) return null;
	const own = await acknowledgementsOfEmployee(ctx.actor.employeeId);
	const request = own.find((candidate) => candidate.versionId === versionId);
	return request ? { id: request.id, state: request.state, dueOn: request.dueOn } : null;
}

function withoutVersion(ctx: Context, known: PositionVersions): PositionWithout {
	const { structure, position, today } = known;
	return {
		positionId: position.id,
		code: position.code,
		formerCodes: position.formerCodes,
		title: titleOn(position, today),
		retiredAt: position.retiredAt,
		placements: placementsOn(structure, position.id, today),
		headcount: occupationOf(structure.on(today), position.id),
		mayOpenDraft: known.open === null && can(ctx.actor, 'position.edit')
	};
}
