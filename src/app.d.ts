import type { Account, Locale, Theme } from '$lib/domain/access/account';
import type { Actor } from '$lib/domain/access/actor';
import type { SessionFault } from '$lib/domain/access/session-state';
import type { Device } from '$lib/server/auth/device';
import type { OpenSession } from '$lib/server/auth/sessions';

declare global {
	namespace App {
		interface Error {
			message: string;
			errorId?: string;
		}
		interface Locals {
			/** In the answer's header and in every line that the request leaves in the log. */
			requestId: string;
			/** Null for whoever is signed out. */
			actor: Actor | null;
			account: Account | null;
			session: OpenSession | null;
			locale: Locale;
			theme: Theme;
			/** Where the request comes from; sign-in and signing count failures by it. */
			device: Device;
			/** The person has no business on this page: its layout answers 403. */
			refused: boolean;
			/** This answer sets cookies: it is for this request alone. */
			setsCookies: boolean;
			/** Why the session of a page's request does not serve; the page asks for the password. */
			sessionFault: SessionFault | null;
		}
	}
}
export {};
