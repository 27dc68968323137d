import { canReadVersion } from '$lib/domain/access/can';
import type { DraftView } from '$lib/domain/matrix/views';
import { importSourceById } from '$lib/server/db/import-sources';
import { openVersionOf, type VersionRecord } from '$lib/server/db/versions';
import { notFound } from '$lib/server/errors';
import { offeredScales } from '../competency/current-scales';
import type { Context } from '../context';
import type { KeptReading } from '../import/preview-document';
import { personName, personNames } from '../people/person-names';
import { actsOn } from './acts';
import { contentOf } from './content-of';
import { eligibleApprovers } from './eligible';
import { derivedHeader, findingsOn, findingViews, positionsInUse } from './findings';
import { headView, positionVersions } from './position-versions';
import { lastComments, peopleOf } from './signatures';

/**
 * The open version of a position, with everything that its form needs.
 * @throws DomainError not-found where there is none, or none that the actor may know of
 */
export async function readDraft(ctx: Context, code: string): Promise<DraftView> {
	const known = await positionVersions(ctx, { code });
	const { structure, position, today } = known;
	const version = known.open && (await openVersionOf(position.id));
	if (!version || !canReadVersion(ctx.actor, version, { today })) throw notFound();
	const { content } = await contentOf(version);
	const dismissers = version.dismissals.map(({ by }) => by);
	const nameOf = await personNames([...peopleOf(version), ...dismissers], structure, today);
	const eligible = await eligibleApprovers(structure, today, version);
	return {
		positionId: position.id,
		code: position.code,
		version: headView(version, known, nameOf),
		content,
		findings: findingViews(
			findingsOn(structure, today, position.id, content),
			version.dismissals,
			nameOf
		),
		comments: lastComments(version, nameOf),
		acts: await actsOn(ctx, known, version),
		positions: positionsInUse(structure, today),
		scales: await offeredScales(),
		derived: derivedHeader(structure, position.id, today),
		eligible: eligible.map((account) => personName(account, structure, today)),
		chosen: { reviewerId: version.reviewerId, authoriserId: version.authoriserId },
		replaces: known.inForce?.number ?? null,
		source: await sourceOf(version)
	};
}

async function sourceOf(version: VersionRecord): Promise<DraftView['source']> {
	const source = version.sourceId === null ? null : await importSourceById(version.sourceId);
	if (!source) return null;
	const { leftovers: found } = JSON.parse(source.reading) as KeptReading;
	const leftovers = found.map(({ line, text }) => ({ line, text }));
	return { importId: source.id, fileName: source.fileName, leftovers };
}
