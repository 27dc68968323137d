/**
 * What somebody else did to an account. Its person sees it at the next page, until they have said
 * that they have.
 */
import type { Moment } from '../matrix/version';

export const NOTICE_KINDS = [
	'link-made',
	'password-set-by-link',
	'roles-changed',
	'details-changed',
	'sessions-ended',
	'reactivated'
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface AccountNotice {
	id: string;
	kind: NoticeKind;
	at: Moment;
	/** Who did it: a user's id; empty where nobody else did. */
	by: string;
	/** Texts before and after, where the kind has them: roles, parted by ", ". */
	before: string;
	after: string;
}

/** What a page shows of one: whoever did it by name. */
export interface ShownNotice extends Omit<AccountNotice, 'by'> {
	by: string;
}

/** More than a person reads; the oldest give way. */
export const MOST_NOTICES = 6;

/**
 * The notices with one more, newest first. A link that was used takes the place of the notice that
 * it was made, with whoever made it; changes of roles become one change, or none where they are as
 * they were.
 */
export function withNotice(
	notices: readonly AccountNotice[],
	next: AccountNotice
): AccountNotice[] {
	const earlier = notices.find(({ kind }) => kind === next.kind);
	const link = notices.find(({ kind }) => kind === 'link-made');
	const replaces = new Set<NoticeKind>([next.kind]);
	let added: AccountNotice | null = next;
	if (next.kind === 'password-set-by-link') {
		replaces.add('link-made');
		added = { ...next, by: link?.by ?? next.by };
	} else if (next.kind === 'roles-changed' && earlier) {
		added = earlier.before === next.after ? null : { ...next, before: earlier.before };
	}
	const kept = notices.filter(({ kind }) => !replaces.has(kind));
	return [...(added ? [added] : []), ...kept].slice(0, MOST_NOTICES);
}
