import { resolve } from '$app/paths';
import type { EditionView } from '$lib/domain/manual/views';
import { m } from '$lib/i18n/paraglide/messages';
import type { MenuItem } from '../ui/menu-item';

interface Handlers {
	word: () => void;
	withdraw: () => void;
	outside: () => void;
}

const OPEN: ReadonlySet<string> = new Set(['draft', 'returned', 'in-review', 'approved']);

/** What can be done with an edition beside its one primary act: buttons, and the rest behind "Más". */
export function manualMenu(
	view: EditionView,
	handlers: Handlers
): { acts: MenuItem[]; more: MenuItem[] } {
	const route = { code: view.manual.code };
	const manual = resolve('/(app)/manual/[code]', route);
	const acts: MenuItem[] = [
		{
			label: m.manual_editions(),
			icon: 'history',
			href: resolve('/(app)/manual/[code]/editions', route)
		},
		{ label: m.manual_print(), icon: 'printer', onselect: () => window.print() },
		{
			label: m.manual_word(),
			icon: 'download',
			href: wordHref(view),
			download: true,
			onselect: handlers.word
		}
	];
	const more: MenuItem[] = [];
	for (const { id, state, number } of view.editions) {
		if (id === view.edition.id) continue;
		if (state === 'scheduled')
			acts.unshift({
				label: m.manual_see_scheduled({ number }),
				icon: 'eye',
				href: `${manual}/editions/${String(number)}`
			});
		else if (OPEN.has(state))
			acts.unshift({ label: m.manual_see_open(), icon: 'eye', href: `${manual}?edition=open` });
	}
	const published = view.editions.find(({ state }) => state === 'published');
	if (published && published.id !== view.edition.id)
		more.push({ label: m.manual_see_in_force(), icon: 'circle-check', href: manual });
	if (view.editions.length > 1)
		more.push({
			label: m.manual_compare(),
			icon: 'git-compare',
			href: resolve('/(app)/manual/[code]/compare', route)
		});
	if (view.mayEdit)
		more.push({
			label: m.manual_particulars(),
			icon: 'settings-2',
			href: resolve('/(app)/manual/[code]/particulars', route)
		});
	if (view.acts.includes('recall'))
		more.push({ label: m.manual_recall(), icon: 'undo-2', form: 'recall-form' });
	if (view.acts.includes('record-authorisation'))
		more.push({ label: m.manual_outside(), icon: 'stamp', onselect: handlers.outside });
	if (view.acts.includes('withdraw'))
		more.push({ label: m.manual_withdraw(), icon: 'ban', bad: true, onselect: handlers.withdraw });
	return { acts, more };
}

/** Where the Word file of an edition is. */
export function wordHref({ manual, edition }: EditionView): string {
	const path = resolve('/(app)/manual/[code]/word', { code: manual.code });
	const asked = edition.publishedAt === null ? 'open' : String(edition.number);
	return `${path}?edition=${asked}`;
}
