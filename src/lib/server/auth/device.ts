import { isKnownDevice, rememberDevice } from '../db/accounts/known-devices';
import { hashToken } from './tokens';

/** Where a request comes from, as far as sign-in cares. */
export interface Device {
	address: string;
	/** The cookie that a browser got at its first sign-in; null before. */
	token: string | null;
	/** Browser and system in a few words, without version numbers; may be empty. */
	label: string;
}

export const DEVICE_COOKIE = 'escalafon_device';
export const DEVICE_DAYS = 180;

/** The network that counts as one visitor: an IPv4 address, or the /64 of an IPv6 one. */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped?.[1]) return mapped[1];
	if (!address.includes(':')) return address;
	const [left = '', right] = address.toLowerCase().split('::');
	const head = left ? left.split(':') : [];
	const tail = right ? right.split(':') : [];
	const gap = right === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
	const groups = [...head, ...Array<string>(gap).fill('0'), ...tail];
	return `${groups.slice(0, 4).join(':')}::/64`;
}

const BROWSERS: [RegExp, string][] = [
	[/\bEdgA?\//, 'Edge'],
	[/\bOPR\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(?:Firefox|FxiOS)\//, 'Firefox'],
	[/\b(?:Chrome|CriOS)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];
const SYSTEMS: [RegExp, string][] = [
	[/Android/, 'Android'],
	[/iPhone|iPad/, 'iOS'],
	[/Windows/, 'Windows'],
	[/Macintosh/, 'macOS'],
	[/CrOS/, 'ChromeOS'],
	[/Linux/, 'Linux']
];

/** "Firefox · Windows" out of a user agent. */
export function deviceLabel(userAgent: string): string {
	const first = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent))?.[1];
	return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(' · ');
}

const idOf = (token: string, userId: string) => hashToken('device', token, userId);

/** Whether this browser signed in as that account before. */
export async function knowsDevice(
	device: Device,
	userId: string | null,
	now: Date
): Promise<boolean> {
	// Asked for an unknown account too: how long an answer takes tells nothing either.
	return isKnownDevice(idOf(device.token ?? '', userId ?? ''), now);
}

export async function rememberKnownDevice(token: string, userId: string, now: Date): Promise<void> {
	const expiresAt = new Date(now.getTime() + DEVICE_DAYS * 24 * 60 * 60 * 1000);
	await rememberDevice(idOf(token, userId), userId, expiresAt);
}
