/** What can be recorded, by part; the filters of the trail offer exactly these. */
export const AUDIT_KINDS = {
	hr: ['position', 'acknowledgement', 'company', 'unit', 'alias', 'post', 'employee', 'incumbency'],
	settings: ['account', 'setting', 'company']
} as const;

export const AUDIT_ACTIONS = {
	hr: [
		'position-created',
		'position-imported',
		'position-changed',
		'position-retired',
		'position-restored',
		'code-changed',
		'draft-opened',
		'draft-imported',
		'draft-discarded',
		'finding-dismissed',
		'finding-restored',
		'version-submitted',
		'version-recalled',
		'version-reviewed',
		'version-returned',
		'version-authorised',
		'authorisation-recorded',
		'version-published',
		'version-withdrawn',
		'acknowledgement-requested',
		'acknowledgement-acknowledged',
		'acknowledgement-with-remarks',
		'acknowledgement-refused',
		'acknowledgement-recorded',
		'acknowledgement-reopened',
		'acknowledgement-superseded',
		'acknowledgement-closed',
		'company-created',
		'company-changed',
		'unit-created',
		'unit-changed',
		'alias-created',
		'alias-changed',
		'alias-removed',
		'post-created',
		'post-changed',
		'employee-created',
		'employee-changed',
		'incumbency-created',
		'incumbency-changed',
		'person-erased'
	],
	settings: [
		'account-created',
		'account-link-made',
		'password-changed',
		'password-set-by-link',
		'roles-changed',
		'account-deactivated',
		'account-reactivated',
		'setting-changed',
		'company-created',
		'company-changed'
	]
} as const;
