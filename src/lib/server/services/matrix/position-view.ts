import { canReadCoverage, canReadVersion } from '$lib/domain/access/can';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { PositionView } from '$lib/domain/matrix/views';
import { titleOn } from '$lib/domain/organization/chart';
import { locationChart } from '$lib/domain/organization/location-chart';
import { acknowledgementsOfEmployee } from '$lib/server/db/acknowledgements';
import { versionById, type VersionHeadRecord } from '$lib/server/db/versions';
import { notFound } from '$lib/server/errors';
import { coverageOf } from '../acknowledgement/coverage';
import { levelDescriptors } from '../competency/current-scales';
import type { Context } from '../context';
import { occupationOf } from '../organization/unit-names';
import { personNames } from '../people/person-names';
import { companyOf } from '../today';
import { actsOn } from './acts';
import { contentOf } from './content-of';
import { placementsOn, structureChanges } from './placements';
import { headView, stateOf, type PositionVersions } from './position-versions';
import { lastComments, peopleOf, signatureLines } from './signatures';

/** A version of a position as a page shows it; whether the actor may read it is settled before. */
export async function positionView(
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
	const shown = placements ?? now;
	const title = head.open ? content.title || titleOn(position, today) : content.title;
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
		title,
		retiredAt: position.retiredAt,
		version: headView(head, known, nameOf),
		content,
		levelDescriptors: await levelDescriptors(content),
		placements: shown,
		charts: shown.map((placement) => locationChart({ code: position.code, title }, placement)),
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
