import type { Locale } from '$lib/domain/access/account';
import { can } from '$lib/domain/access/can';
import { afterFailure } from '$lib/domain/mail/outcome';
import { mailFault } from '$lib/i18n/mail-words';
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
	const result = await attempt(settings.smtpUrl, message, locale);
	await appendEvent(ctx, {
		...OUTBOX_RECORD,
		action: 'mail-tested',
		changes: [{ path: 'result', before: null, after: result.sent ? 'sent' : 'failed' }]
	});
	return result;
}

async function attempt(
	smtpUrl: string,
	message: Awaited<ReturnType<typeof mimeOf>>,
	locale: Locale
): Promise<TestResult> {
	try {
		const session = await openSmtp(smtpUrl);
		try {
			await session.send(message.envelope, message.bytes);
		} finally {
			session.close();
		}
		return { sent: true };
	} catch (error) {
		if (!(error instanceof SmtpFailure)) throw error;
		const { fault } = afterFailure(error.failure);
		return { sent: false, reason: mailFault(fault, locale), detail: error.words };
	}
}
