import type { Locale } from '$lib/domain/access/account';
import { can } from '$lib/domain/access/can';
import type { Job } from '$lib/domain/jobs/job';
import type { OutboxMail } from '$lib/domain/mail/outbox';
import type { JobRow, MailPageView, MailRow } from '$lib/domain/mail/views';
import { jobName } from '$lib/i18n/job-words';
import { mailFault } from '$lib/i18n/mail-words';
import { accountsByIds } from '$lib/server/db/accounts';
import { faultyJobs } from '$lib/server/db/jobs';
import { mailsIn, mailsTriedInVain, outboxHold } from '$lib/server/db/outbox';
import { forbidden } from '$lib/server/errors';
import type { Context } from '../context';
import { faultWords } from '../jobs/fault-words';
import { jobHealth } from '../jobs/job-health';
import { mailHealth } from './mail-health';
import { mailSettings } from './mail-state';

/** The newest of each; more than these nobody reads through. */
const MOST = 50;

/** How mail and background work stand, for whoever administers. @throws DomainError forbidden */
export async function readMailPage(ctx: Context, locale: Locale): Promise<MailPageView> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	const health = await mailHealth(ctx.now);
	const { queued, oldestQueued, sent, failed, unsure, failing } = health;
	const ended = await mailsIn(['failed', 'unsure'], MOST);
	const mails = [...ended, ...(await mailsTriedInVain(MOST))];
	const accounts = await accountsByIds(mails.flatMap(({ userId }) => userId ?? []));
	const names = new Map(accounts.map(({ id, name }) => [id, name]));
	return {
		transport: transport(),
		held: await outboxHold(),
		queued,
		oldestQueued,
		sent,
		failed,
		unsure,
		failing: failing && { at: failing.at, reason: mailFault(failing.fault, locale) },
		mails: mails.slice(0, MOST).map((mail) => mailRow(mail, names, locale)),
		jobs: (await faultyJobs(MOST)).map((job) => jobRow(job, locale)),
		lateJobs: (await jobHealth(ctx.now)).late
	};
}

function transport(): MailPageView['transport'] {
	const settings = mailSettings();
	if (!settings) return null;
	const url = new URL(settings.smtpUrl);
	const secure = url.protocol === 'smtps:';
	return {
		host: url.hostname,
		port: Number(url.port || (secure ? 465 : 587)),
		secure,
		user: decodeURIComponent(url.username),
		from: settings.from
	};
}

function mailRow(mail: OutboxMail, names: ReadonlyMap<string, string>, locale: Locale): MailRow {
	const { id, userId, address, template, state, tries, fault } = mail;
	const carriesLink = template === 'invite' || template === 'reset';
	return {
		id,
		to: address ?? names.get(userId ?? '') ?? '',
		template,
		state,
		at: mail.updatedAt,
		nextAt: state === 'queued' ? mail.nextAt : null,
		tries,
		reason: fault || state === 'unsure' ? mailFault(fault?.code ?? 'cut-off', locale) : '',
		detail: fault?.detail ?? '',
		linkGone: carriesLink && mail.secret === null
	};
}

function jobRow(job: Job, locale: Locale): JobRow {
	const { id, kind, state, tries, fault } = job;
	return {
		id,
		name: jobName(kind, locale),
		state: state === 'failed' || state === 'running' ? state : 'waiting',
		at: fault?.at ?? job.updatedAt,
		nextAt: state === 'waiting' ? job.runAt : null,
		tries,
		reason: fault ? faultWords(fault, locale) : mailFault('unexpected', locale)
	};
}
