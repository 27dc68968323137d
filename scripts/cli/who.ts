import type { Context } from '$lib/server/services/context';
import type { Role } from '$lib/domain/access/actor';
import { m } from '$lib/i18n/paraglide/messages';
import { actorOf } from '$lib/server/services/accounts/actor-of';
import { consoleActor } from '$lib/server/services/accounts/console-actor';
import { findByLogin, peopleWithRole } from '$lib/server/services/accounts/find-accounts';
import { textOption, UsageError, type Invocation } from './command';

/** Whoever holds the machine, for what concerns accounts, the audit trail and the store. */
export const asConsole = (roles: readonly Role[]): Context => ({
	actor: consoleActor(roles),
	now: new Date()
});

/**
 * The person in whose name HR's records change: whom `--as` names, else the only one with the role.
 * @throws UsageError that lists whom to choose from
 */
export async function asPerson(invocation: Invocation, role: Role): Promise<Context> {
	const told = { locale: invocation.locale };
	const now = new Date();
	const login = textOption(invocation, 'as');
	if (login) {
		const account = await findByLogin(login);
		if (!account || account.deactivatedAt) throw new UsageError(m.cli_no_account({ login }, told));
		return { actor: await actorOf(account, now), now };
	}
	const people = await peopleWithRole(role);
	const [only] = people;
	if (people.length === 1 && only) return { actor: await actorOf(only, now), now };
	const logins = people.map(({ email, employeeNumber }) => email ?? employeeNumber ?? '');
	throw new UsageError(
		people.length === 0
			? m.cli_as_nobody({}, told)
			: m.cli_as_whom({ logins: logins.slice(0, 5).join(', ') }, told)
	);
}
