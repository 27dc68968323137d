import type { Locale } from '$lib/domain/access/account';
import { can } from '$lib/domain/access/can';
import type { OutboxMail } from '$lib/domain/mail/outbox';
import { afterFailure } from '$lib/domain/mail/outcome';
import { mailFault } from '$lib/i18n/mail-words';
import { insertTestMail } from '$lib/server/db/outbox';
import { withTransaction } from '$lib/server/db/transaction';
import { newId } from '$lib/server/db/ids';
import { DomainError, forbidden } from '$lib/server/errors';
import { appendEvent } from '../audit/append-event';
import type { Context } from '../context';
import { currentStructure } from '../organization/structure';
import { companyOf } from '../today';
import { mimeOf } from './compose';
import { OUTBOX_RECORD } from './hold-outbox';
import { mailSettings } from './mail-state';
import { openSmtp, SmtpFailure } from './smtp';

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** How a test went: `reason` in the reader's words, `detail` as the server said it. */
export type TestResult = { sent: true } | { sent: false; reason: string; detail: string };

/**
 * Sends a message to an address at once, past the outbox and its hold, and tells how it went.
 * @throws DomainError forbidden, mail-not-configured
 */
export async function sendTest(ctx: Context, address: string, locale: Locale): Promise<TestResult> {
	if (!can(ctx.actor, 'settings.edit')) throw forbidden();
	const settings = mailSettings();
	if (!settings) throw new DomainError('mail-not-configured');
	const company = companyOf(await currentStructure())?.name ?? '';
	const parts = { template: 'test' as const, locale, name: null, company, origin: settings.origin };
	const key = `test:${newId(ctx.now)}`;
	const message = await mimeOf(key, address, parts, settings, ctx.now);
	const fault = await attempt(settings.smtpUrl, message);
	await withTransaction(async () => {
		await noteTest(ctx.now, key, fault);
		await appendEvent(ctx, {
			...OUTBOX_RECORD,
			action: 'mail-tested',
			changes: [{ path: 'result', before: null, after: fault ? 'failed' : 'sent' }]
		});
	});
	return fault
		? { sent: false, reason: mailFault(fault.code, locale), detail: fault.detail }
		: { sent: true };
}

/** How mail stands is told by its messages: a test is one of them, although nobody has to look at it. */
async function noteTest(now: Date, id: string, fault: OutboxMail['fault']): Promise<void> {
	const at = now.toISOString();
	const mail: OutboxMail = {
		id,
		userId: null,
		address: null,
		template: 'test',
		data: {},
		secret: null,
		state: fault ? 'discarded' : 'sent',
		nextAt: at,
		tries: 1,
		holder: null,
		leaseUntil: null,
		fault,
		createdAt: at,
		updatedAt: at
	};
	await insertTestMail(mail, new Date(now.getTime() + KEPT_MS));
}

/** @returns null where the server took the message */
async function attempt(
	smtpUrl: string,
	message: Awaited<ReturnType<typeof mimeOf>>
): Promise<OutboxMail['fault']> {
	try {
		const session = await openSmtp(smtpUrl);
		try {
			await session.send(message.envelope, message.bytes);
		} finally {
			session.close();
		}
		return null;
	} catch (error) {
		if (!(error instanceof SmtpFailure)) throw error;
		return { code: afterFailure(error.failure).fault, detail: error.words };
	}
}
