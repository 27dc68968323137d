import type { MailTemplate, OutboxMail } from '$lib/domain/mail/outbox';
import { insertMails } from '$lib/server/db/outbox';
import { afterCommit } from '$lib/server/db/transaction';
import type { Context } from '../context';
import { callForWork } from '../jobs/wake';
import { mailConfigured } from './mail-state';
import { sealSecret } from './secrets';

export interface NewMail {
	/** Names the message; a second one under the same key is not laid down. */
	key: string;
	to: { userId: string } | { address: string };
	template: MailTemplate;
	data: Record<string, string | number>;
	/** The token of a one-time link: encrypted at rest, erased once sent. */
	secret?: string;
}

/**
 * Lays down a message inside the caller's transaction: it is kept if that is, and sent after it.
 * Where mail is not configured nothing is laid down (ask `mailConfigured`).
 */
export async function queueMail(ctx: Context, mail: NewMail): Promise<void> {
	await queueMails(ctx, [mail]);
}

/** The same for many at once. */
export async function queueMails(ctx: Context, mails: readonly NewMail[]): Promise<void> {
	if (!mailConfigured()) return;
	const at = ctx.now.toISOString();
	const added = await insertMails(
		mails.map(({ key, to, template, data, secret }): OutboxMail => ({
			id: key,
			userId: 'userId' in to ? to.userId : null,
			address: 'address' in to ? to.address : null,
			template,
			data,
			secret: secret === undefined ? null : sealSecret(secret),
			state: 'queued',
			nextAt: at,
			tries: 0,
			holder: null,
			leaseUntil: null,
			fault: null,
			createdAt: at,
			updatedAt: at
		}))
	);
	if (added > 0) afterCommit(callForWork);
}
