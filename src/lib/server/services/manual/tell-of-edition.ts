import type { NotificationKind } from '$lib/domain/notifications/kinds';
import type { EditionRecord } from '$lib/server/db/manuals';
import type { Context } from '../context';
import { readWhatLedTo } from '../notifications/mark-read';
import { notify } from '../notifications/notify';
import type { KnownManual } from './known-manual';

type Step = Extract<NotificationKind, `edition-${string}`>;

/**
 * Tells whoever has the next word about an edition, inside the transaction of the step. Whoever acts
 * is told nothing, and has read what asked them to.
 */
export async function tellOfEdition(
	ctx: Context,
	known: KnownManual,
	editionId: string,
	step: Step,
	to: readonly (string | null)[],
	more: Record<string, string | number> = {}
): Promise<void> {
	const { code, title } = known.name;
	const path = `/manual/${encodeURIComponent(code)}`;
	const open = `${path}?edition=open`;
	await readWhatLedTo(ctx, open);
	await notify(ctx, {
		kind: step,
		key: `${editionId}:${ctx.now.toISOString()}`,
		userIds: to.filter((id): id is string => id !== null && id !== ctx.actor.userId),
		data: { code, title, by: ctx.actor.name, number: known.nextNumber, ...more },
		href: step === 'edition-published' ? path : step === 'edition-returned' ? `${path}/edit` : open
	});
}

/** The open edition waits for these people no longer: what asked them to decide has been answered. */
export async function nothingAsked(
	ctx: Context,
	{ name }: KnownManual,
	userIds: readonly (string | null)[]
): Promise<void> {
	const open = `/manual/${encodeURIComponent(name.code)}?edition=open`;
	for (const id of new Set(userIds)) if (id !== null) await readWhatLedTo(ctx, open, id);
}

/** Who prepared an edition and who handed it in: they hear what became of it. */
export const preparersOfEdition = (edition: EditionRecord): string[] => [
	edition.preparedBy,
	edition.submissions.at(-1)?.by ?? edition.preparedBy
];
