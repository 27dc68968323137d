import { canReadVersion } from '$lib/domain/access/can';
import { versionById, type VersionRecord } from '$lib/server/db/versions';
import { notFound } from '$lib/server/errors';
import type { Context } from '../context';
import { awaitsOutside } from './outside-authorisation';
import { positionVersions, type PositionVersions } from './position-versions';

/**
 * A version by its id with its position, for whoever may read it.
 * @throws DomainError not-found, also for what the actor may not know of
 */
export async function versionInReach(
	ctx: Context,
	versionId: string
): Promise<{ version: VersionRecord; known: PositionVersions }> {
	const version = await versionById(versionId);
	if (!version) throw notFound();
	const known = await positionVersions(ctx, { positionId: version.positionId });
	const may =
		canReadVersion(ctx.actor, version, { today: known.today }) || awaitsOutside(ctx, version);
	if (!may) throw notFound();
	return { version, known };
}

/** What a version's events are recorded under: its position, whose history they make. */
export function eventRecord(known: PositionVersions): { kind: string; id: string; name: string } {
	const { position } = known;
	return { kind: 'position', id: position.id, name: `${position.code} · ${position.title}` };
}
