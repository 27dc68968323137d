import { titleOn } from '$lib/domain/organization/chart';
import type { NotificationKind } from '$lib/domain/notifications/kinds';
import type { VersionRecord } from '$lib/server/db/versions';
import type { Context } from '../context';
import { readWhatLedTo } from '../notifications/mark-read';
import { notify } from '../notifications/notify';
import type { PositionVersions } from './position-versions';

type Step = Extract<NotificationKind, `version-${string}`>;

/**
 * Tells whoever has the next word about a version, inside the transaction of the step. Whoever acts
 * is told nothing, and has read what asked them to.
 */
export async function tellOfVersion(
	ctx: Context,
	known: PositionVersions,
	versionId: string,
	step: Step,
	to: readonly (string | null | undefined)[],
	more: Record<string, string | number> = {}
): Promise<void> {
	const { position, today } = known;
	const path = `/positions/${encodeURIComponent(position.code)}`;
	const open = `${path}?version=open`;
	await readWhatLedTo(ctx, open);
	await notify(ctx, {
		kind: step,
		key: `${versionId}:${ctx.now.toISOString()}`,
		userIds: to.filter((id): id is string => Boolean(id) && id !== ctx.actor.userId),
		data: {
			code: position.code,
			title: titleOn(position, today),
			by: ctx.actor.name,
			...more
		},
		href:
			step === 'version-published'
				? `${path}/acknowledgements`
				: step === 'version-returned'
					? `${path}/edit`
					: open
	});
}

/** Who prepared a version and who handed it in: they hear what became of it. */
export function preparersOf(version: VersionRecord): string[] {
	return [version.preparedBy, version.submissions.at(-1)?.by ?? version.preparedBy];
}
