import type { JobKind } from '$lib/domain/jobs/job';
import type { Locale } from './format';
import { m } from './paraglide/messages';

type Message = (inputs: object, options: { locale: Locale }) => string;

const NAMES: Record<JobKind, Message> = {
	'settle-requests': m.job_settle_requests,
	'seal-audit': m.job_seal_audit,
	'remind-due': m.job_remind_due,
	'mail-digest': m.job_mail_digest,
	backup: m.job_backup,
	'sweep-files': m.job_sweep_files,
	'manual-word': m.manual_word_job
};

/** What people call a kind of job. */
export function jobName(kind: JobKind, locale: Locale): string {
	return NAMES[kind]?.({}, { locale }) ?? kind;
}

const REASONS: Record<string, Message> = {
	ENOSPC: m.job_reason_disk_full,
	EDQUOT: m.job_reason_disk_full,
	EACCES: m.job_reason_not_allowed,
	EPERM: m.job_reason_not_allowed,
	EROFS: m.job_reason_not_allowed,
	ENOENT: m.job_reason_missing,
	ECONNREFUSED: m.job_reason_network,
	ECONNRESET: m.job_reason_network,
	ETIMEDOUT: m.job_reason_network,
	ENOTFOUND: m.job_reason_network,
	'lease-lost': m.job_reason_lease_lost,
	'manual-word-failed': m.errors_manual_word_failed
};

/** Why a job did not go through, where its code is one that people can act on; null for others. */
export function jobReason(code: string, locale: Locale): string | null {
	return REASONS[code]?.({}, { locale }) ?? null;
}
