import type { Locale } from '$lib/domain/access/account';
import { kindsKeptFrom } from '$lib/domain/notifications/concern';
import { foldNotices } from '$lib/domain/notifications/fold';
import type { NoticeList } from '$lib/domain/notifications/views';
import { formatter } from '$lib/i18n/format';
import { foldedNoticeWords } from '$lib/i18n/notice-words';
import { notificationPage } from '$lib/server/db/notifications';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { zoneOf } from '../today';
import { unreadCount } from './unread-count';

const PAGE_SIZE = 30;

/** The person's own notifications in the words of their language, the newest first. */
export async function listNotifications(
	ctx: Context,
	locale: Locale,
	query: { unread?: boolean; page?: number }
): Promise<NoticeList> {
	const structure = await currentStructure();
	const employee = structure.employees.get(ctx.actor.employeeId ?? '');
	const format = formatter(locale, zoneOf(structure, employee?.companyId), ctx.now);
	const page = Math.max(1, query.page ?? 1);
	const { rows, total } = await notificationPage(
		ctx.actor.userId,
		{ unreadOnly: query.unread ?? false, but: kindsKeptFrom(ctx.actor) },
		{ skip: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }
	);
	return {
		rows: foldNotices(rows, ({ at }) => format.dateOf(at)).map((group) => {
			const [{ id, kind, href, at, readAt }] = group;
			return { id, kind, ...foldedNoticeWords(group, format), href, at, read: readAt !== null };
		}),
		total,
		page,
		pageSize: PAGE_SIZE,
		unread: await unreadCount(ctx)
	};
}
