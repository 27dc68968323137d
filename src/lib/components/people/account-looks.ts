import type { Role } from '$lib/domain/access/actor';
import type { AccountState } from '$lib/domain/accounts/account-state';
import type { RowVerdict } from '$lib/domain/accounts/import-plan';
import { m } from '$lib/i18n/paraglide/messages';
import type { Look } from '../ui/tone';

export const ACCOUNT_LOOKS: Record<AccountState, Look> = {
	active: { tone: 'ok', icon: 'circle-check', word: () => m.accounts_state_active() },
	never: { icon: 'clock', word: () => m.accounts_state_never() },
	invited: { tone: 'here', icon: 'send', word: () => m.accounts_state_invited() },
	pending: { tone: 'warn', icon: 'circle-alert', word: () => m.accounts_state_pending() },
	deactivated: { icon: 'ban', word: () => m.accounts_state_deactivated() }
};

export const ROLE_HELP: Record<Role, () => string> = {
	administrator: () => m.accounts_role_administrator_help(),
	hr: () => m.accounts_role_hr_help(),
	employee: () => m.accounts_role_employee_help(),
	auditor: () => m.accounts_role_auditor_help()
};

const VERDICTS: Record<RowVerdict, (inputs: { roles: string }) => string> = {
	good: () => m.accounts_verdict_good(),
	'number-missing': () => m.accounts_verdict_number_missing(),
	'number-unknown': () => m.accounts_verdict_number_unknown(),
	left: () => m.accounts_verdict_left(),
	'has-account': () => m.accounts_verdict_has_account(),
	'email-invalid': () => m.accounts_verdict_email_invalid(),
	'email-taken': () => m.accounts_verdict_email_taken(),
	'role-unknown': (inputs) => m.accounts_verdict_role_unknown(inputs),
	'duplicate-number': () => m.accounts_verdict_duplicate_number(),
	'duplicate-email': () => m.accounts_verdict_duplicate_email()
};

/** What is said of a row of a list. */
export const verdictText = (verdict: RowVerdict, unknownRoles: readonly string[]): string =>
	VERDICTS[verdict]({ roles: unknownRoles.join(', ') });
