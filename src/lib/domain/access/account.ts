import type { AccountNotice } from '../accounts/notices';
import type { Moment } from '../matrix/version';
import { fold } from '../text/fold';
import type { Role } from './actor';
import { isCommonPassword } from './common-passwords';

export const LOCALES = ['es', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Whoever signs in. A password's hash never leaves the store's own functions. */
export interface Account {
	id: string;
	name: string;
	/** Null for who has none: such a person signs in by employee number. */
	email: string | null;
	/** Null for an account without an employee record (an outside auditor). */
	employeeId: string | null;
	employeeNumber: string | null;
	roles: Role[];
	passwordChangedAt: Moment | null;
	/** Last time the password was set by a link that somebody else handed over. */
	resetByLinkAt: Moment | null;
	deactivatedAt: Moment | null;
	lastSignInAt: Moment | null;
	/** Until when an invitation works that nobody has followed yet. */
	invitedUntil: Moment | null;
	/** What others did to the account, until its person has seen it; newest first. */
	notices: AccountNotice[];
	/** Null: as the browser asks. */
	locale: Locale | null;
	theme: Theme | null;
	createdAt: Moment;
}

/** What a one-time link does; `invite` and `reset` belong to an account that exists. */
export const LINK_KINDS = ['first-administrator', 'invite', 'reset'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Why a password is not taken. */
export type PasswordFault = 'short' | 'long' | 'plain' | 'common' | 'personal';

export const PASSWORD_LEAST = 10;
export const PASSWORD_MOST = 200;

/**
 * All that is wrong with a new password; nothing where it is taken. Length counts more than kinds of
 * signs: it refuses short ones, ones made of few different signs, ones that everybody tries, and ones
 * that hold the person's own sign-in or name, with or without accents.
 * @param own the e-mail, employee number and name of the person
 */
export function passwordFaults(password: string, own: readonly string[]): PasswordFault[] {
	const letters = [...password.normalize('NFKC').toLowerCase()];
	const text = fold(password).replaceAll(' ', '');
	const plain = new Set(letters).size < 5;
	const holds = own
		.map(fold)
		.flatMap((words) => [...words.split(/[@ ]/), words.replaceAll(' ', '')])
		.some((word) => word.length >= 4 && text.includes(word));
	const faults: [PasswordFault, boolean][] = [
		['short', letters.length < PASSWORD_LEAST],
		['long', letters.length > PASSWORD_MOST],
		['plain', plain],
		['common', !plain && isCommonPassword(password)],
		['personal', holds]
	];
	return faults.flatMap(([fault, found]) => (found ? [fault] : []));
}

/** A signature given within a day of a reset by link carries that fact. */
export const RESET_SHADOW_MS = 24 * 60 * 60 * 1000;

/**
 * Whether a signature at `atMs` falls into the day after the password was set by a link.
 * @param resetMs when that was, in milliseconds; null for never
 */
export function followsReset(resetMs: number | null, atMs: number): boolean {
	return resetMs !== null && atMs >= resetMs && atMs - resetMs < RESET_SHADOW_MS;
}

/** What is typed to say who one is, made comparable: an e-mail or an employee number. */
export function signInKey(typed: string): string {
	return typed.normalize('NFKC').trim().toLowerCase();
}

/**
 * What failures to sign in are counted under: the account, by whichever of its names it is asked for,
 * or what was typed where nobody has that name.
 */
export function attemptName(accountId: string | null, typed: string): string {
	return accountId === null ? `typed ${signInKey(typed)}` : `account ${accountId}`;
}

/**
 * How long the next attempt waits after so many failures in a row: two are free, then 1, 2, 4… up
 * to 30 seconds.
 */
export function attemptDelayMs(failures: number): number {
	return failures < 3 ? 0 : Math.min(30_000, 1000 * 2 ** Math.min(failures - 3, 10));
}
