import type { Actor } from './actor';

/** Names the account that a page was drawn for, with every request that its scripts send. */
export const ACCOUNT_HEADER = 'x-account';
/** Says why a request was refused, where its session is the reason. */
export const SESSION_HEADER = 'x-session';
/** A request that only watches says so with this header: without a session it asks for no password. */
export const WATCHING_HEADER = 'x-watching';

/** What an answer carries of the account that it was made for: see `accountMark`. */
export const MARK_HEADER = 'x-account-mark';

/**
 * Changes whenever the frame around a page does: menus and banner. An open page compares it with the
 * one that it was drawn with.
 * @returns ASCII text, for a header
 */
export function accountMark(
	notices: readonly { id: string }[],
	{ roles, positionIds, managesPositions }: Actor
): string {
	const manager = managesPositions.length > 0;
	return [roles.join(','), manager, positionIds[0] ?? '', notices.map(({ id }) => id)].join(';');
}

/** `ended`: nobody is signed in any more. `other`: somebody else is, in the same browser. */
export const SESSION_FAULTS = ['ended', 'other'] as const;
export type SessionFault = (typeof SESSION_FAULTS)[number];

/**
 * What is wrong with the session of a request, or null.
 * @param signedIn the account of the session that came along; null without one
 * @param claimed the account whose page sends it; null for a plain request of the browser
 */
export function sessionFault(signedIn: string | null, claimed: string | null): SessionFault | null {
	if (signedIn === null) return 'ended';
	return claimed !== null && claimed !== signedIn ? 'other' : null;
}

/** Fields of a form that are not kept while somebody signs in again. */
const SECRET_FIELDS = new Set(['password', 'current', 'next', 'again', 'passphrase']);

/** The fields of a form that may be kept and sent later: texts that are no secrets. */
export function keptFields(fields: Iterable<readonly [string, unknown]>): {
	fields: [string, string][];
	left: boolean;
} {
	const kept: [string, string][] = [];
	let left = false;
	for (const [name, value] of fields) {
		if (typeof value === 'string' && !SECRET_FIELDS.has(name)) kept.push([name, value]);
		else left = true;
	}
	return { fields: kept, left };
}
