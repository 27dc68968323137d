import { m } from '$lib/i18n/paraglide/messages';
import type { IconName } from '../ui/icons/icon-names';
import type { FrameData } from './frame-data';

export interface Entry {
	href: string;
	label: string;
	icon: IconName;
	count: number;
	/** One of the three at the foot of a phone; the others are behind the fourth, "Más". */
	onPhone: boolean;
}

/** The rooms a person may enter, in the order of the rail; only rooms that exist. */
export function entriesFor(frame: FrameData): Entry[] {
	const { may, myPosition } = frame;
	const all: (Entry | false | null)[] = [
		{
			href: '/',
			label: m.frame_home(),
			icon: 'house',
			count: frame.waiting,
			onPhone: true
		},
		{
			href: '/positions',
			label: m.frame_positions(),
			icon: 'briefcase',
			count: 0,
			onPhone: true
		},
		{
			href: '/organization',
			label: m.frame_organization(),
			icon: 'network',
			count: 0,
			onPhone: may.import
		},
		{
			href: '/manual',
			label: m.frame_manual(),
			icon: 'book-open',
			count: 0,
			onPhone: false
		},
		may.import && {
			href: '/imports',
			label: m.frame_import(),
			icon: 'upload',
			count: 0,
			onPhone: false
		},
		myPosition !== null &&
			!may.import && {
				href: `/positions/${encodeURIComponent(myPosition)}`,
				label: m.frame_my_position(),
				icon: 'file-text',
				count: 0,
				onPhone: true
			},
		may.readAudit && {
			href: '/audit',
			label: m.frame_audit(),
			icon: 'scroll-text',
			count: 0,
			onPhone: !may.import && !may.settings && myPosition === null
		},
		may.settings && {
			href: '/settings',
			label: m.frame_settings(),
			icon: 'settings-2',
			count: 0,
			onPhone: !may.import && myPosition === null
		},
		{ href: '/account', label: m.frame_account(), icon: 'user', count: 0, onPhone: false }
	];
	return all.filter((entry) => entry !== false && entry !== null);
}

/** The entry of the room that an address lies in: the longest that begins it. */
export function currentEntry(entries: readonly Entry[], pathname: string): Entry | undefined {
	return entries
		.filter(({ href }) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)))
		.sort((a, b) => b.href.length - a.href.length)[0];
}

/** Pages of long work leave the rail its icons only. */
export function isFocused(routeId: string | null): boolean {
	return routeId !== null && /\/edit$|\/imports\//.test(routeId);
}
