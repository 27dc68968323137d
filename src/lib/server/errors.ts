/**
 * The closed set of expected failures, each mapped once to an HTTP status; their words are in the
 * `errors` catalogue (`errors_<code with underscores>`). Whatever a person may not know of is
 * `not-found`, never `forbidden`.
 */
export const ERROR_STATUS = {
	'not-found': 404,
	forbidden: 403,
	'signed-out': 401,
	'invalid-input': 422,

	'code-missing': 422,
	'code-invalid': 422,
	'manual-code-missing': 422,
	'manual-code-invalid': 422,
	'code-taken': 409,
	'title-missing': 422,
	'company-missing': 409,
	'name-missing': 422,
	'tax-id-invalid': 422,
	'time-zone-foreign': 422,
	'company-name-taken': 409,
	'tax-id-taken': 409,
	'holiday-missing': 422,
	'holiday-taken': 409,
	'holidays-too-many': 422,
	'logo-missing': 422,
	'logo-too-large': 413,
	'logo-type': 415,
	'logo-size': 422,

	'scale-model-missing': 422,
	'scale-model-taken': 409,
	'scale-model-used': 409,
	'scale-levels-few': 422,
	'scale-level-missing': 422,
	'scale-level-repeated': 422,
	'scale-level-used': 409,

	'position-unknown': 422,
	'unit-unknown': 422,
	'manual-unit-same': 422,
	'manual-handed-in': 409,
	'alias-missing': 422,
	'alias-is-title': 409,
	'alias-taken': 409,
	'position-retired': 409,
	'position-not-retired': 409,

	'structure-changed': 409,
	'period-missing': 422,
	'ends-before-begin': 422,
	'kind-missing': 422,
	'unit-missing': 422,
	'unit-circle': 422,
	'unit-second-root': 409,
	'unit-code-taken': 409,
	'unit-parent-missing': 422,
	'unit-has-dependants': 409,
	'post-unknown': 422,
	'post-circle': 422,
	'post-unit-missing': 422,
	'post-boss-missing': 422,
	'post-has-dependants': 409,
	'post-target-missing': 422,
	'headcount-invalid': 422,
	'occupation-code-invalid': 422,
	'holder-post-missing': 422,
	'over-headcount': 409,
	'holds-twice': 409,
	'outside-employment': 422,
	'periods-overlap': 422,
	'post-position-changed': 422,
	'employee-missing': 422,
	'employee-number-taken': 409,
	'number-invalid': 422,
	'person-name-missing': 422,

	'scenario-changed': 409,
	'scenario-closed': 409,
	'scenario-not-applied': 409,
	'scenario-stale': 409,
	'scenario-empty': 422,
	'scenario-gone': 422,
	'scenario-unchanged': 422,
	'scenario-full': 422,
	'scenario-past': 422,
	'scenario-position-unknown': 422,
	'title-scheduled': 409,

	'draft-conflict': 409,
	'finding-not-found': 409,
	'finding-changed': 409,
	'finding-not-dismissible': 422,
	'summary-missing': 422,
	'date-invalid': 422,

	// Steps of the life cycle, as domain/matrix names them.
	'not-allowed': 403,
	'wrong-state': 409,
	'draft-open': 409,
	'has-errors': 422,
	'reviewer-missing': 422,
	'authoriser-missing': 422,
	'approver-not-eligible': 422,
	'approvers-same': 422,
	'prepared-it': 403,
	'review-first': 409,
	'already-decided': 409,
	'content-changed': 409,
	'edition-back-to-draft': 409,
	'edition-already-authorised': 409,
	'comments-missing': 422,
	'outside-not-needed': 409,
	'outside-incomplete': 422,
	'date-missing': 422,
	'last-day-missing': 422,
	'date-in-past': 422,
	'date-before-newer': 422,
	'reason-missing': 422,
	unchanged: 422,

	'request-closed': 409,
	'remarks-missing': 422,
	'witness-missing': 422,
	'signed-in-future': 422,
	'signed-before-published': 422,
	'wrong-password': 422,
	throttled: 429,

	'file-missing': 422,
	'file-empty': 422,
	'file-too-large': 413,
	'file-too-long': 422,
	'file-not-utf8': 422,
	'file-type': 415,
	'file-unreadable': 422,
	'import-saved': 409,
	'structure-invalid': 422,
	'table-heads-posts': 422,
	'table-heads-employees': 422,
	'table-empty': 422,
	'table-too-long': 422,
	'import-changed': 409,
	'import-has-faults': 422,

	'mail-not-configured': 409,
	'mail-settled': 409,
	'mail-link-gone': 409,
	'job-settled': 409,
	'archive-empty': 422,
	'archive-foreign': 422,
	'archive-newer': 422,
	'archive-locked': 422,
	'archive-damaged': 422,
	'archive-faulty': 422,
	'archive-other-key': 422,
	'archive-too-large': 413,
	'archive-busy': 409,
	'passphrase-wrong': 422,
	'passphrase-weak': 422,
	'word-wrong': 422,
	'store-not-empty': 409,
	'disk-full': 507,
	'backup-too-slow': 503,
	'backup-folder': 503,
	'backup-secret': 409,
	'backup-interrupted': 409,
	'manual-word-failed': 500,
	'annex-withdrawn': 409,
	'restore-unfinished': 500,
	'store-replacing': 503,
	'file-kind': 415,
	'list-no-text': 415,

	'last-administrator': 409,
	'own-roles': 403,
	'own-employee': 403,
	'account-exists': 409,
	'account-closed': 403,
	'sign-in-missing': 422,
	'email-invalid': 422,
	'roles-missing': 422,
	'employee-unknown': 422,
	'accounts-changed': 409,
	'accounts-none': 422,
	'accounts-too-many': 422,
	'password-weak': 422,
	'link-invalid': 410
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** An expected failure: a code for people, plain data for its sentence, details for a page that shows more. */
export class DomainError extends Error {
	readonly code: ErrorCode;
	readonly data: Record<string, string | number>;
	readonly details: unknown;

	constructor(
		code: ErrorCode,
		data: Record<string, string | number> = {},
		details: unknown = undefined
	) {
		super(code);
		this.name = 'DomainError';
		this.code = code;
		this.data = data;
		this.details = details;
	}

	get status(): number {
		return ERROR_STATUS[this.code];
	}
}

export function isDomainError(error: unknown): error is DomainError {
	return error instanceof DomainError;
}

/** For what is not there, and for what the actor may not know of: the two must look the same. */
export function notFound(): DomainError {
	return new DomainError('not-found');
}

export function forbidden(): DomainError {
	return new DomainError('forbidden');
}
