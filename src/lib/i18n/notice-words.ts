import type { Role } from '$lib/domain/access/actor';
import type { JobKind } from '$lib/domain/jobs/job';
import type { NotificationKind } from '$lib/domain/notifications/kinds';
import type { Format, Locale } from './format';
import { jobName } from './job-words';
import { m } from './paraglide/messages';
import { ROLE_NAMES } from './role-words';
import { zoneWord } from './zone-words';

type Data = Record<string, string | number>;

interface FoldedNotice {
	kind: NotificationKind;
	data: Data;
	at: string;
}
type Said = (data: Data, format: Format) => string;
type Message = (inputs: never, options: { locale: Locale }) => string;

/** A sentence that takes the data as they are, a date as `day`. */
const plain =
	(message: Message): Said =>
	(data, format) =>
		message({ ...data, day: format.day(String(data.dueOn ?? format.today)) } as never, {
			locale: format.locale
		});
const nothing: Said = () => '';

const WORDS: Record<NotificationKind, [title: Said, more: Said]> = {
	'acknowledgement-requested': [
		plain(m.notice_acknowledgement_requested),
		plain(m.notice_acknowledgement_requested_more)
	],
	'acknowledgement-due': [
		plain(m.notice_acknowledgement_due),
		plain(m.notice_acknowledgement_due_more)
	],
	'acknowledgement-reminder': [
		plain(m.notice_acknowledgement_reminder),
		plain(m.notice_acknowledgement_due_more)
	],
	'acknowledgement-on-paper': [
		plain(m.notice_acknowledgement_on_paper),
		plain(m.notice_acknowledgement_on_paper_more)
	],
	'version-submitted': [plain(m.notice_version_submitted), plain(m.notice_version_submitted_more)],
	'version-reviewed': [plain(m.notice_version_reviewed), plain(m.notice_version_reviewed_more)],
	'version-returned': [plain(m.notice_version_returned), plain(m.notice_version_returned_more)],
	'version-authorised': [
		plain(m.notice_version_authorised),
		plain(m.notice_version_authorised_more)
	],
	'version-published': [plain(m.notice_version_published), plain(m.notice_version_published_more)],
	'edition-submitted': [plain(m.edition_notice_submitted), plain(m.edition_notice_submitted_more)],
	'edition-reviewed': [plain(m.edition_notice_reviewed), plain(m.edition_notice_reviewed_more)],
	'edition-returned': [plain(m.edition_notice_returned), plain(m.edition_notice_returned_more)],
	'edition-authorised': [
		plain(m.edition_notice_authorised),
		plain(m.edition_notice_authorised_more)
	],
	'edition-published': [plain(m.edition_notice_published), plain(m.edition_notice_published_more)],
	'answer-with-remarks': [plain(m.notice_answer_with_remarks), plain(m.notice_answer_more)],
	'answer-refused': [plain(m.notice_answer_refused), plain(m.notice_answer_more)],
	'roles-changed': [
		plain(m.notice_roles_changed),
		({ after = '' }, { locale }) =>
			m.notice_roles_changed_more({ roles: roleNames(String(after), locale) }, { locale })
	],
	'password-changed': [plain(m.notice_password_changed), plain(m.notice_password_changed_more)],
	'password-set-by-link': [
		plain(m.notice_password_set_by_link),
		plain(m.notice_password_set_by_link_more)
	],
	'new-device': [
		plain(m.notice_new_device),
		(data, format) =>
			data.device ? plain(m.notice_new_device_more)(data, format) : nothing(data, format)
	],
	'backup-failed': [plain(m.notice_backup_failed), plain(m.notice_backup_failed_more)],
	'job-failed': [
		({ job = '' }, { locale }) =>
			m.notice_job_failed({ job: jobName(job as JobKind, locale) }, { locale }),
		plain(m.notice_job_failed_more)
	]
};

/** `hr, employee` in words. */
function roleNames(codes: string, locale: Locale): string {
	const names = codes
		.split(/,\s*/)
		.flatMap((code) => ROLE_NAMES[code as Role]?.({}, { locale }) ?? []);
	return names.length > 0 ? names.join(', ') : m.notice_no_roles({}, { locale });
}

/** What a notification says: a line, and a second one that may be empty. */
export function noticeWords(
	kind: NotificationKind,
	data: Data,
	format: Format
): { title: string; more: string } {
	const [title, more] = WORDS[kind];
	return { title: title(data, format), more: more(data, format) };
}

/** So many devices are named; whoever sees more of them changes the password anyway. */
const MOST_NAMED = 5;

/** The same for several that are told as one, each with its moment. */
export function foldedNoticeWords(
	notices: readonly [FoldedNotice, ...FoldedNotice[]],
	format: Format
): { title: string; more: string } {
	const [first] = notices;
	const count = notices.length;
	if (count === 1) return noticeWords(first.kind, first.data, format);
	const options = { locale: format.locale };
	const named = notices
		.slice(0, MOST_NAMED)
		.map(({ data, at }) =>
			m.notice_new_devices_one(
				{ device: String(data.device ?? ''), moment: format.moment(at) },
				options
			)
		);
	const others = count - named.length;
	const devices = [
		...named,
		...(others > 0 ? [m.notice_new_devices_others({ count: others }, options)] : [])
	];
	return {
		title: m.notice_new_devices({ count }, options),
		more: m.notice_new_devices_more({ devices: devices.join('; ') }, options)
	};
}

/** When something happened, for a text that is read elsewhere and later: with whose time it is. */
export const whenText = (at: string, format: Format): string =>
	m.mail_when(
		{ moment: format.moment(at), zone: zoneWord(format.timeZone, format.locale) },
		{ locale: format.locale }
	);
