import { canReadVersion } from '$lib/domain/access/can';
import { answeredAmong } from '$lib/server/db/acknowledgements';
import type { VersionHeadRecord } from '$lib/server/db/versions';
import type { Context } from '../context';
import { awaitsOutside } from './outside-authorisation';
import { stateOf, type PositionVersions } from './position-versions';

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
