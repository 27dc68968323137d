import { resolve } from '$app/paths';
import type { MenuItem } from '$lib/components/ui/menu-item';
import type { PositionView } from '$lib/domain/matrix/views';
import { networkHref } from '$lib/domain/organization/network-address';
import { m } from '$lib/i18n/paraglide/messages';

interface Handlers {
	withdraw: () => void;
	outside: () => void;
}

/** What can be done with a version beside its one primary act: buttons, and the rest behind "Más". */
export function positionMenu(
	view: PositionView,
	asked: string | null,
	handlers: Handlers
): { acts: MenuItem[]; more: MenuItem[] } {
	const route = { code: view.code };
	const query = asked ? `?version=${encodeURIComponent(asked)}` : '';
	const position = resolve('/(app)/positions/[code]', route);
	const acts: MenuItem[] = [
		{
			label: m.position_history(),
			icon: 'history',
			href: resolve('/(app)/positions/[code]/history', route)
		},
		{ label: m.position_print(), icon: 'printer', onselect: () => window.print() },
		{
			label: m.position_word(),
			icon: 'download',
			href: `${resolve('/(app)/positions/[code]/word', route)}${query}`,
			download: true
		}
	];
	const more: MenuItem[] = [
		{
			label: m.checks_network_of_position(),
			icon: 'network',
			href: networkHref({ position: view.code })
		}
	];
	if (view.other) {
		const { state, number } = view.other;
		const open =
			state === 'draft' || state === 'returned' || state === 'in-review' || state === 'approved';
		more.push({
			label: open ? m.position_see_open() : m.position_see_published(),
			icon: open ? 'eye' : 'circle-check',
			href: open ? `${position}?version=open` : `${position}?version=${number ?? ''}`
		});
	}
	if (view.coverage) {
		more.push({
			label: m.position_acknowledgements(),
			icon: 'users',
			href: resolve('/(app)/positions/[code]/acknowledgements', route)
		});
	}
	more.push({
		label: m.position_yaml(),
		icon: 'file-text',
		href: `${resolve('/(app)/positions/[code]/yaml', route)}${query}`,
		download: true
	});
	if (view.acts.includes('recall')) {
		more.push({ label: m.position_recall(), icon: 'undo-2', form: 'recall-form' });
	}
	if (view.acts.includes('record-authorisation')) {
		more.push({ label: m.position_outside(), icon: 'stamp', onselect: handlers.outside });
	}
	if (view.acts.includes('withdraw')) {
		more.push({
			label: m.position_withdraw(),
			icon: 'ban',
			bad: true,
			onselect: handlers.withdraw
		});
	}
	return { acts, more };
}
