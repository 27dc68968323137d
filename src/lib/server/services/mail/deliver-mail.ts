import { randomUUID } from 'node:crypto';
import type { OutboxMail } from '$lib/domain/mail/outbox';
import { afterFailure, type MailFault } from '$lib/domain/mail/outcome';
import { MOST_TRIES, retryPauseMs } from '$lib/domain/jobs/retry';
import { findAccount } from '$lib/server/db/accounts';
import {
	claimMail,
	markUnsure,
	outboxHold,
	postponeQueued,
	settleMail
} from '$lib/server/db/outbox';
import { log } from '$lib/server/log';
import { composed } from './compose';
import { mailSettings, type MailSettings } from './mail-state';
import { openSmtp, SmtpFailure, type SmtpSession } from './smtp';

const HOLDER = randomUUID();
/** Longer than a mail server takes for a message, shorter than people wait for it. */
const LEASE_MS = 2 * 60 * 1000;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** Where the server cannot be used, it is asked again at least as often. */
const SERVER_PAUSE_MS = 15 * 60 * 1000;

/** Another process, or whoever gave it up, has the message now: nothing of it has gone out here. */
class TakenOver extends Error {
	override name = 'TakenOver';
}

interface Delivery {
	settings: MailSettings;
	clock: () => Date;
	session: SmtpSession | null;
}

/**
 * Sends what is due, one message after another over one connection, until nothing is, the server
 * cannot be used, or `stopped` says so. Nothing goes out while the outbox is held.
 */
export async function deliverMail(clock: () => Date, stopped: () => boolean): Promise<void> {
	const settings = mailSettings();
	if (!settings) return;
	await markUnsure(clock().toISOString());
	const delivery: Delivery = { settings, clock, session: null };
	try {
		for (;;) {
			if (stopped() || (await outboxHold())) return;
			const mail = await claimMail(clock().toISOString(), lease(clock));
			if (!mail || !(await deliver(delivery, mail))) return;
		}
	} finally {
		delivery.session?.close();
	}
}

const lease = (clock: () => Date) => ({
	holder: HOLDER,
	leaseUntil: new Date(clock().getTime() + LEASE_MS).toISOString()
});

/** @returns whether the next message is worth a try */
async function deliver(delivery: Delivery, mail: OutboxMail): Promise<boolean> {
	const { settings, clock } = delivery;
	// Whoever had it died in the middle each time: it is not taken up for ever.
	if (mail.tries > MOST_TRIES) return ended(delivery, mail, 'failed', 'unexpected');
	const account = mail.userId === null ? null : await findAccount(mail.userId);
	const address = mail.address ?? (account?.deactivatedAt === null ? account.email : null);
	if (address === null) return ended(delivery, mail, 'discarded', 'no-address');
	let message: Awaited<ReturnType<typeof composed>>;
	try {
		message = await composed(mail, { address, account }, settings, clock());
	} catch (error) {
		log('error', 'a message could not be made', { kind: (error as Error).name });
		return ended(delivery, mail, 'failed', 'unexpected');
	}
	if (message === 'nothing-left') return ended(delivery, mail, 'discarded', 'no-address');
	if (!message) return ended(delivery, mail, 'failed', 'secret-lost');
	try {
		if (!delivery.session?.usable()) delivery.session = await openSmtp(settings.smtpUrl);
		await delivery.session.send(message.envelope, message.bytes, () => handOver(delivery, mail));
	} catch (error) {
		return failed(delivery, mail, error);
	}
	const at = clock();
	await settleMail(mail.id, HOLDER, 'handing-over', {
		...done(at),
		state: 'sent',
		fault: null
	});
	return true;
}

/** Noted before the first byte goes out: whoever finds this mark later does not send it again. */
async function handOver({ clock }: Delivery, mail: OutboxMail): Promise<void> {
	const marked = await settleMail(mail.id, HOLDER, 'sending', {
		state: 'handing-over',
		leaseUntil: lease(clock).leaseUntil,
		updatedAt: clock().toISOString()
	});
	if (!marked) throw new TakenOver();
}

const done = (at: Date) => ({
	secret: null,
	holder: null,
	leaseUntil: null,
	updatedAt: at.toISOString(),
	expiresAt: new Date(at.getTime() + KEPT_MS)
});

async function ended(
	{ clock }: Delivery,
	mail: OutboxMail,
	state: 'failed' | 'discarded',
	code: MailFault
): Promise<true> {
	await settleMail(mail.id, HOLDER, 'sending', {
		...done(clock()),
		state,
		fault: { code, detail: '' }
	});
	return true;
}

async function failed(delivery: Delivery, mail: OutboxMail, error: unknown): Promise<boolean> {
	if (error instanceof TakenOver) return true;
	if (!(error instanceof SmtpFailure)) throw error;
	const now = delivery.clock();
	const { next, fault: code } = afterFailure(error.failure);
	const from = error.failure.handedOver ? 'handing-over' : 'sending';
	const fault = { code, detail: error.words };
	const common = { fault, holder: null, leaseUntil: null, updatedAt: now.toISOString() };
	const pause = retryPauseMs(mail.tries);
	log('warn', 'a message was not sent', { fault: code, answer: error.failure.answer, next });
	if (next === 'unsure') {
		await settleMail(mail.id, HOLDER, from, { ...common, state: 'unsure' });
		return true;
	}
	if (next === 'give-up' || pause === null) {
		await settleMail(mail.id, HOLDER, from, { ...done(now), state: 'failed', fault });
		return next !== 'server';
	}
	const nextAt = (milliseconds: number) => new Date(now.getTime() + milliseconds).toISOString();
	await settleMail(mail.id, HOLDER, from, { ...common, state: 'queued', nextAt: nextAt(pause) });
	if (next === 'server')
		await postponeQueued(now.toISOString(), nextAt(Math.min(pause, SERVER_PAUSE_MS)));
	return next !== 'server';
}
