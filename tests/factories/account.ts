import type { Account } from '../../src/lib/domain/access/account';
import type { Actor, Role } from '../../src/lib/domain/access/actor';
import type { Device } from '../../src/lib/server/auth/device';
import { consoleActor } from '../../src/lib/server/services/accounts/console-actor';
import { createAccount } from '../../src/lib/server/services/accounts/create-account';

export const PASSWORD = 'trébol y mármol 48';

/** Whoever makes the accounts of a test. */
export const administrator: Actor = consoleActor(['administrator']);

let made = 0;

/** An account in the open store; signs in with PASSWORD unless another is given. */
export function storeAccount(
	given: {
		name?: string;
		email?: string | null;
		employee?: { id: string; number: string } | null;
		roles?: readonly Role[];
		password?: string | null;
		now?: Date;
	} = {}
): Promise<Account> {
	made += 1;
	return createAccount(
		{ actor: administrator, now: given.now ?? new Date() },
		{
			name: given.name ?? `Persona ${made}`,
			email: given.email === undefined ? `persona${made}@ejemplo.mx` : given.email,
			employee: given.employee ?? null,
			roles: given.roles ?? ['employee'],
			password: given.password === undefined ? PASSWORD : given.password
		}
	);
}

/** A browser at an address, new to the product unless it carries a token. */
export function deviceAt(address = '203.0.113.7', token: string | null = null): Device {
	return { address, token, label: 'Firefox · Windows' };
}

/** The actor of an account that no post knows. */
export function actorFor(account: Account): Actor {
	return {
		userId: account.id,
		employeeId: account.employeeId,
		name: account.name,
		roles: account.roles,
		positionIds: [],
		managesPositions: [],
		managesEmployees: []
	};
}
