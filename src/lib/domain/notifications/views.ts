import type { Moment } from '../matrix/version';
import type { NotificationKind } from './kinds';

export interface NoticeRow {
	id: string;
	kind: NotificationKind;
	/** In the reader's words. */
	title: string;
	/** May be empty. */
	more: string;
	href: string;
	at: Moment;
	read: boolean;
}

export interface NoticeList {
	rows: NoticeRow[];
	total: number;
	page: number;
	pageSize: number;
	/** Of all, not only of this page. */
	unread: number;
}
