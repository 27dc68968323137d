import type { Settings } from '../../settings';

/** How mail goes out; null where it does not. */
export interface MailSettings {
	/** `smtp:` or `smtps:`, with user and password where the server asks for them. */
	smtpUrl: string;
	/** `Name <address>` or an address. */
	from: string;
	/** The product's address, for links. */
	origin: string;
}

let mail: MailSettings | null = null;

/** Says at start how mail goes out. */
export function useMail(settings: Pick<Settings, 'smtpUrl' | 'mailFrom' | 'origin'>): void {
	const { smtpUrl, mailFrom, origin } = settings;
	mail = smtpUrl !== null && mailFrom !== null ? { smtpUrl, from: mailFrom, origin } : null;
}

/** Whether SMTP_URL was given. Without it nothing is queued, and links are shown to whoever may pass them on. */
export function mailConfigured(): boolean {
	return mail !== null;
}

export function mailSettings(): MailSettings | null {
	return mail;
}
