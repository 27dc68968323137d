import type { NotificationKind } from './kinds';

/** What may come many times in a row, and then is told as one: a shared computer, a browser that forgets. */
export const FOLDED_KINDS: readonly NotificationKind[] = ['new-device'];

export const isFolded = (kind: NotificationKind): boolean => FOLDED_KINDS.includes(kind);

/**
 * Notices as they are shown: those of a folded kind together, where the first of them stands.
 * @param dayOf the civil day of one: what is days apart stays apart
 */
export function foldNotices<Notice extends { kind: NotificationKind; readAt: string | null }>(
	notices: readonly Notice[],
	dayOf: (notice: Notice) => string
): [Notice, ...Notice[]][] {
	const shown: [Notice, ...Notice[]][] = [];
	const open = new Map<string, Notice[]>();
	for (const notice of notices) {
		const key = `${notice.kind} ${dayOf(notice)} ${notice.readAt === null}`;
		const group = isFolded(notice.kind) ? open.get(key) : undefined;
		if (group) group.push(notice);
		else {
			const begun: [Notice, ...Notice[]] = [notice];
			shown.push(begun);
			open.set(key, begun);
		}
	}
	return shown;
}
