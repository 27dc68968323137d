import type { Cookies } from '@sveltejs/kit';
import { DEVICE_COOKIE, DEVICE_DAYS } from '$lib/server/auth/device';
import { SESSION_COOKIE, type OpenSession } from '$lib/server/auth/sessions';

/** Secure wherever the page came by https, which Kit knows from ORIGIN. */
const guarded = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

export const sessionToken = (cookies: Cookies): string | undefined => cookies.get(SESSION_COOKIE);

export function setSessionCookie(cookies: Cookies, url: URL, session: OpenSession): void {
	cookies.set(SESSION_COOKIE, session.token, { ...guarded(url), expires: session.expiresAt });
}

export function clearSessionCookie(cookies: Cookies, url: URL): void {
	cookies.delete(SESSION_COOKIE, guarded(url));
}

export const deviceToken = (cookies: Cookies): string | null => {
	const token = cookies.get(DEVICE_COOKIE);
	return token && /^[\w-]{20,60}$/.test(token) ? token : null;
};

export function setDeviceCookie(cookies: Cookies, url: URL, token: string): void {
	cookies.set(DEVICE_COOKIE, token, { ...guarded(url), maxAge: DEVICE_DAYS * 24 * 60 * 60 });
}

/** Who signed in last in this browser: what somebody left half sent belongs to them alone. */
const ACCOUNT_COOKIE = 'escalafon_account';

export const lastAccount = (cookies: Cookies): string | null => cookies.get(ACCOUNT_COOKIE) ?? null;

export function rememberAccount(cookies: Cookies, url: URL, accountId: string): void {
	cookies.set(ACCOUNT_COOKIE, accountId, { ...guarded(url), maxAge: DEVICE_DAYS * 24 * 60 * 60 });
}
