import type { Actor, Role } from '$lib/domain/access/actor';

/**
 * Whoever works at the command line where nobody else is named: they hold the machine and its data
 * already. The audit trail calls them by this name.
 */
export function consoleActor(roles: readonly Role[]): Actor {
	return {
		userId: 'console',
		employeeId: null,
		name: 'Consola',
		roles,
		positionIds: [],
		managesPositions: [],
		managesEmployees: []
	};
}
