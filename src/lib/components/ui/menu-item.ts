import type { IconName } from './icons/icon-names';

/** An act in a menu: a link, a thing done here, or a form to send. */
export interface MenuItem {
	label: string;
	icon?: IconName;
	bad?: boolean;
	href?: string;
	/** A link that the browser downloads or opens itself instead of the router. */
	download?: boolean;
	onselect?: () => void;
	/** Sends the form of this id. */
	form?: string;
}
