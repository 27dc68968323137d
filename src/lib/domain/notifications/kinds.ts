/** What people are told of. The words are in the `notifications` catalogue. */
export const NOTIFICATION_KINDS = [
	'acknowledgement-requested',
	'acknowledgement-due',
	'acknowledgement-reminder',
	'acknowledgement-on-paper',
	'version-submitted',
	'version-reviewed',
	'version-returned',
	'version-authorised',
	'version-published',
	'edition-submitted',
	'edition-reviewed',
	'edition-returned',
	'edition-authorised',
	'edition-published',
	'answer-with-remarks',
	'answer-refused',
	'roles-changed',
	'password-set-by-link',
	'password-changed',
	'new-device',
	'backup-failed',
	'job-failed'
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** What a person chooses the mail for; everything always stands in the notification centre. */
export const NOTIFICATION_GROUPS = [
	'acknowledgements',
	'approvals',
	'answers',
	'operation',
	'account'
] as const;
export type NotificationGroup = (typeof NOTIFICATION_GROUPS)[number];

export const GROUP_OF: Record<NotificationKind, NotificationGroup> = {
	'acknowledgement-requested': 'acknowledgements',
	'acknowledgement-due': 'acknowledgements',
	'acknowledgement-reminder': 'acknowledgements',
	'acknowledgement-on-paper': 'acknowledgements',
	'version-submitted': 'approvals',
	'version-reviewed': 'approvals',
	'version-returned': 'approvals',
	'version-authorised': 'approvals',
	'version-published': 'answers',
	'edition-submitted': 'approvals',
	'edition-reviewed': 'approvals',
	'edition-returned': 'approvals',
	'edition-authorised': 'approvals',
	'edition-published': 'answers',
	'answer-with-remarks': 'answers',
	'answer-refused': 'answers',
	'roles-changed': 'account',
	'password-set-by-link': 'account',
	'password-changed': 'account',
	'new-device': 'account',
	'backup-failed': 'operation',
	'job-failed': 'operation'
};
