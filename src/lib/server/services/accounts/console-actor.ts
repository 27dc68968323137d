import type { Actor, Role } from '$lib/domain/access/actor';
import { m } from '$lib/i18n/paraglide/messages';

/**
 * Whoever works at the command line where nobody else is named: they hold the machine and its data
 * already. The audit trail calls them by this name.
 */
export function consoleActor(roles: readonly Role[]): Actor {
	return {
		userId: 'console',
		employeeId: null,
		name: m.auth_console({}, { locale: 'es' }),
		roles,
		positionIds: [],
		managesPositions: [],
		managesEmployees: []
	};
}
