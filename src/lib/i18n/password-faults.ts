import { PASSWORD_LEAST, PASSWORD_MOST } from '$lib/domain/access/account';
import type { NewPasswordFault } from '$lib/domain/access/forms';
import { m } from './paraglide/messages';

const SENTENCES: Record<NewPasswordFault, () => string> = {
	short: () => m.auth_fault_short({ least: PASSWORD_LEAST }),
	long: () => m.auth_fault_long({ most: PASSWORD_MOST }),
	plain: () => m.auth_fault_plain(),
	personal: () => m.auth_fault_personal(),
	different: () => m.auth_fault_different(),
	same: () => m.auth_fault_same()
};

/** What is wrong with a new password, in the page's language; null for a code of something else. */
export function passwordFaultText(fault: string | null | undefined): string | null {
	return fault && fault in SENTENCES ? SENTENCES[fault as NewPasswordFault]() : null;
}
