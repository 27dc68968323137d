import type { IconName } from './icons/icon-names';

/** An act in a menu: a link, a thing done here, or a form to send. */
export interface MenuItem {
	label: string;
	icon?: IconName;
	bad?: boolean;
	/** With `onselect` beside it the act is done here, and the address serves where no scripts run. */
	href?: string;
	/** A link that the browser downloads or opens itself instead of the router. */
	download?: boolean;
	onselect?: () => void;
	/** Sends the form of this id. */
	form?: string;
}

/** Does an act in place of following its link, where it is both. */
export function chosen({ href, onselect }: MenuItem): ((event: MouseEvent) => void) | undefined {
	if (!onselect) return undefined;
	return (event) => {
		if (href !== undefined) event.preventDefault();
		onselect();
	};
}

/** Whether an act is nothing without scripts. */
export const needsScript = ({ href, form }: MenuItem): boolean =>
	href === undefined && form === undefined;
