import type { Locale } from '$lib/domain/access/account';
import type { JobFault } from '$lib/domain/jobs/job';
import { errorSentence } from '$lib/i18n/errors';
import { jobReason } from '$lib/i18n/job-words';
import { m } from '$lib/i18n/paraglide/messages';
import type { ErrorCode } from '$lib/server/errors';

/** Expected failures that a job may end with, whose sentences need nothing else. */
const EXPECTED: ReadonlySet<string> = new Set<ErrorCode>([
	'archive-damaged',
	'backup-folder',
	'backup-interrupted',
	'backup-secret',
	'backup-too-slow',
	'disk-full',
	'restore-unfinished',
	'store-replacing'
]);
const REFERENCE = /^[0-9a-f]{10}$/;

/** Why a job did not go through, in words; what nobody expected by the number that the log knows it by. */
export function faultWords({ code, detail }: JobFault, locale: Locale): string {
	const told = { locale };
	const known = EXPECTED.has(code) ? errorSentence(code, {}, locale) : jobReason(code, locale);
	if (known !== null) return known;
	return REFERENCE.test(detail)
		? m.job_reason_unexpected({ reference: detail }, told)
		: m.mail_fault_unexpected({}, told);
}
