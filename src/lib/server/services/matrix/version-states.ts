import { canReadVersion } from '$lib/domain/access/can';
import { inForceOn } from '$lib/domain/matrix/life-cycle';
import type { ShownState } from '$lib/domain/matrix/version';
import type { Position } from '$lib/domain/organization/records';
import { versionHeadsOf, type VersionHeadRecord } from '$lib/server/db/versions';
import type { Context } from '../context';
import type { Structure } from '../organization/structure';
import { todayAt, zoneOf } from '../today';
import { stateOf } from './position-versions';

/** What a list shows of a position's versions, as far as the actor may know of them. */
export interface VersionStates {
	inForce: VersionHeadRecord | null;
	open: VersionHeadRecord | null;
	states: Set<ShownState>;
	openState: ShownState | null;
}

export const noVersions = (): VersionStates => ({
	inForce: null,
	open: null,
	states: new Set(),
	openState: null
});

/** The versions of several positions at once, by position. */
export async function versionStates(
	ctx: Context,
	structure: Structure,
	positions: Position[]
): Promise<Map<string, VersionStates>> {
	const heads = await versionHeadsOf(positions.map(({ id }) => id));
	const groups = Map.groupBy(heads, ({ positionId }) => positionId);
	return new Map(
		positions.map((position) => {
			const own = groups.get(position.id) ?? [];
			const zone = zoneOf(structure, position.companyId);
			const today = todayAt(structure, ctx.now, position.companyId);
			const among = { heads: own, today, zone };
			const readable = own.filter((head) => canReadVersion(ctx.actor, head, { today }));
			// What is scheduled is open, too, in the eyes of a list.
			const open = readable.find((head) => head.open) ?? scheduled(readable, among) ?? null;
			const versions: VersionStates = {
				inForce: inForceOn(own, today, zone),
				open,
				states: new Set(readable.map((head) => stateOf(head, among))),
				openState: open ? stateOf(open, among) : null
			};
			return [position.id, versions];
		})
	);
}

function scheduled(
	heads: VersionHeadRecord[],
	among: Parameters<typeof stateOf>[1]
): VersionHeadRecord | undefined {
	return heads.find((head) => head.state === 'issued' && stateOf(head, among) === 'scheduled');
}
