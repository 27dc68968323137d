import { PASSWORD_LEAST, PASSWORD_MOST } from '$lib/domain/access/account';
import type { NewPasswordFault } from '$lib/domain/access/forms';
import { m } from './paraglide/messages';

const SENTENCES: Record<NewPasswordFault, () => string> = {
	short: () => m.auth_fault_short({ least: PASSWORD_LEAST }),
	long: () => m.auth_fault_long({ most: PASSWORD_MOST }),
	plain: () => m.auth_fault_plain(),
	common: () => m.auth_fault_common(),
	personal: () => m.auth_fault_personal(),
	different: () => m.auth_fault_different(),
	same: () => m.auth_fault_same()
};

/**
 * What is wrong with a new password, in the page's language, a sentence a fault; null without one.
 * @param faults codes, parted by spaces; what is none is left out
 */
export function passwordFaultText(faults: string | null | undefined): string | null {
	const known = (faults ?? '').split(' ').filter((fault) => fault in SENTENCES);
	return known.length > 0
		? known.map((fault) => SENTENCES[fault as NewPasswordFault]()).join(' ')
		: null;
}
