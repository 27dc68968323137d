import { createHash } from 'node:crypto';
import type { Account, Locale } from '$lib/domain/access/account';
import type { OutboxMail } from '$lib/domain/mail/outbox';
import { foldNotices } from '$lib/domain/notifications/fold';
import { kindsKeptFrom } from '$lib/domain/notifications/concern';
import { formatter } from '$lib/i18n/format';
import { foldedNoticeWords, whenText } from '$lib/i18n/notice-words';
import { notificationsOfMail } from '$lib/server/db/notifications';
import {
	composeMail,
	type MailNotice,
	type MailParts
} from '$lib/server/formats/mail/compose-mail';
import { actorOf } from '../accounts/actor-of';
import { currentStructure } from '../organization/structure';
import { companyOf } from '../today';
import type { MailSettings } from './mail-state';
import { openSecret } from './secrets';

export interface Message {
	envelope: { from: string; to: string };
	bytes: Uint8Array;
}

/** The same message bears the same id, so that mail programs show a second copy once. */
export function messageId(key: string, origin: string): string {
	const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
	return `<${hash}@${new URL(origin).hostname}>`;
}

/**
 * A message of the outbox as it goes out, in the reader's language.
 * @param account null for a bare address
 * @returns null where the link that it carried can no longer be read; `nothing-left` where all that it
 *   tells is no longer the person's to know
 */
export async function composed(
	mail: OutboxMail,
	to: { address: string; account: Account | null },
	settings: MailSettings,
	now: Date
): Promise<Message | 'nothing-left' | null> {
	const locale: Locale = to.account?.locale ?? 'es';
	const structure = await currentStructure();
	const employee = structure.employees.get(to.account?.employeeId ?? '');
	const company = companyOf(structure, employee?.companyId);
	const head = {
		locale,
		// As one is greeted; whoever is no employee has the one name.
		name: employee?.givenNames ?? to.account?.name ?? null,
		company: company?.name ?? '',
		origin: settings.origin
	};
	let parts: MailParts;
	if (mail.template === 'invite' || mail.template === 'reset') {
		const token = mail.secret && openSecret(mail.secret);
		if (token === null) return null;
		parts = { ...head, template: mail.template, token };
	} else if (mail.template === 'test') parts = { ...head, template: 'test' };
	else {
		const format = formatter(locale, company?.timeZone ?? 'America/Mexico_City', now);
		const but = to.account ? kindsKeptFrom(await actorOf(to.account, now)) : [];
		const told = (await notificationsOfMail(mail.id)).filter(({ kind }) => !but.includes(kind));
		if (told.length === 0) return 'nothing-left';
		const folded = foldNotices(told, ({ at }) => format.dateOf(at));
		const notices = folded.map((group): MailNotice => {
			const [{ href, at }] = group;
			return { ...foldedNoticeWords(group, format), when: whenText(at, format), href };
		});
		const [notice] = notices;
		parts =
			mail.template === 'notification' && notice
				? { ...head, template: 'notification', notice }
				: { ...head, template: 'digest', notices };
	}
	return mimeOf(mail.id, to.address, parts, settings, now);
}

/**
 * Whom a message comes from: the name that the settings give, else the company's, so that a person
 * knows who writes.
 * @param from an address, or `Name <address>`
 */
export function fromFor(from: string, company: string): { name: string; address: string } {
	const [, name = '', address = from] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(from) ?? [];
	return { name: name || company, address: address.trim() };
}

/** A message in the form that mail servers take. */
export async function mimeOf(
	key: string,
	to: string,
	parts: MailParts,
	settings: MailSettings,
	now: Date
): Promise<Message> {
	const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
	const node = new MailComposer({
		from: fromFor(settings.from, parts.company),
		to: { name: '', address: to },
		...composeMail(parts),
		date: now,
		messageId: messageId(key, settings.origin),
		headers: { 'Auto-Submitted': 'auto-generated' }
	}).compile();
	const envelope = node.getEnvelope();
	return {
		envelope: { from: envelope.from || settings.from, to },
		bytes: await node.build()
	};
}
