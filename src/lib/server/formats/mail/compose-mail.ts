import type { Locale } from '$lib/domain/access/account';
import { m } from '$lib/i18n/paraglide/messages';
import { htmlBody, textBody, type MailBody } from './mail-body';

export interface MailNotice {
	title: string;
	more: string;
	/** When it happened, where the reader's company is. */
	when: string;
	/** Within the product. */
	href: string;
}

/** Everything that a message is made of. */
export type MailParts = {
	locale: Locale;
	/** The reader's name; null for a bare address. */
	name: string | null;
	company: string;
	/** The product's address, without a path. */
	origin: string;
} & (
	| { template: 'notification'; notice: MailNotice }
	| { template: 'digest'; notices: readonly MailNotice[] }
	| { template: 'invite' | 'reset'; token: string }
	| { template: 'test' }
);

/** A digest shows as many; the notification centre has the rest. */
const MOST_IN_DIGEST = 20;

/** Subject and both bodies of a message, in the reader's language. */
export function composeMail(parts: MailParts): { subject: string; text: string; html: string } {
	const { subject, ...body } = wordsOf(parts);
	const options = { locale: parts.locale };
	const company = parts.company || m.common_product({}, options);
	const chosen = parts.template === 'notification' || parts.template === 'digest';
	const whole: MailBody = {
		...body,
		locale: parts.locale,
		greeting: parts.name
			? m.mail_greeting({ name: parts.name }, options)
			: m.mail_greeting_plain({}, options),
		footer: chosen
			? m.mail_footer({ company, url: `${parts.origin}/account` }, options)
			: m.mail_footer_plain({ company }, options)
	};
	return { subject: oneLine(subject), text: textBody(whole), html: htmlBody(whole) };
}

/** A subject is one line, whatever a title holds. */
const oneLine = (subject: string): string => subject.replace(/\s+/g, ' ').trim().slice(0, 200);

type Words = Omit<MailBody, 'greeting' | 'footer' | 'locale'> & { subject: string };

function wordsOf(parts: MailParts): Words {
	const { locale, origin, company } = parts;
	const options = { locale };
	switch (parts.template) {
		case 'notification': {
			const { title, more, when, href } = parts.notice;
			return {
				subject: title,
				paragraphs: [title, more, when].filter(Boolean),
				items: [],
				button: { label: m.mail_open({}, options), url: `${origin}${href}` }
			};
		}
		case 'digest': {
			const count = parts.notices.length;
			const shown = parts.notices.slice(0, MOST_IN_DIGEST);
			return {
				subject: m.mail_digest_subject({ count }, options),
				paragraphs: [m.mail_digest_lead({}, options)],
				items: shown.map(({ title, more, when, href }) => ({
					title,
					more: [more, when].filter(Boolean).join(' · '),
					url: `${origin}${href}`
				})),
				...(count > shown.length
					? { after: m.mail_digest_more({ count: count - shown.length }, options) }
					: {}),
				button: { label: m.mail_digest_open({}, options), url: `${origin}/notifications` }
			};
		}
		case 'invite':
		case 'reset': {
			const invites = parts.template === 'invite';
			return {
				subject: (invites ? m.mail_invite_subject : m.mail_reset_subject)({}, options),
				paragraphs: [
					invites
						? m.mail_invite_text({ company: company || m.common_product({}, options) }, options)
						: m.mail_reset_text({}, options)
				],
				items: [],
				button: {
					label: (invites ? m.mail_invite_open : m.mail_reset_open)({}, options),
					url: `${origin}/setup/${parts.token}`
				}
			};
		}
		case 'test':
			return {
				subject: m.mail_test_subject({}, options),
				paragraphs: [m.mail_test_text({}, options)],
				items: [],
				button: null
			};
	}
}
