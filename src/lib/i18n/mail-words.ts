import type { MailFault } from '$lib/domain/mail/outcome';
import type { Locale } from './format';
import { m } from './paraglide/messages';

const FAULTS: Record<MailFault, (inputs: object, options: { locale: Locale }) => string> = {
	unreachable: m.mail_fault_unreachable,
	insecure: m.mail_fault_insecure,
	'sign-in': m.mail_fault_sign_in,
	busy: m.mail_fault_busy,
	refused: m.mail_fault_refused,
	'cut-off': m.mail_fault_cut_off,
	'no-address': m.mail_fault_no_address,
	'secret-lost': m.mail_fault_secret_lost,
	unexpected: m.mail_fault_unexpected
};

/** Why a message has not gone out, and what to do about it. */
export function mailFault(code: string, locale: Locale): string {
	return (FAULTS[code as MailFault] ?? FAULTS.unexpected)({}, { locale });
}
