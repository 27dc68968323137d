import type { Account } from '$lib/domain/access/account';
import { isEligibleApprover } from '$lib/domain/access/can';
import type { CivilDate } from '$lib/domain/matrix/version';
import { accountsOfEmployees, accountsWithRole } from '$lib/server/db/accounts';
import type { Structure } from '../organization/structure';
import { employeesAbove } from '../organization/above';

/**
 * Accounts that may review or authorise a version: HR and the bosses above, never its preparer nor
 * anybody else who saved into it.
 */
export async function eligibleApprovers(
	structure: Structure,
	today: CivilDate,
	version: { positionId: string; preparedBy: string; editors: readonly string[] }
): Promise<Account[]> {
	const found = new Map<string, { account: Account; above: boolean }>();
	for (const account of await accountsWithRole('hr'))
		found.set(account.id, { account, above: false });
	const bosses = employeesAbove(structure.on(today), version.positionId);
	for (const account of await accountsOfEmployees(bosses))
		if (account.deactivatedAt === null) found.set(account.id, { account, above: true });
	return [...found.values()]
		.filter(({ account }) => !version.editors.includes(account.id))
		.filter(({ account, above }) =>
			isEligibleApprover(
				{
					userId: account.id,
					employeeId: account.employeeId,
					name: account.name,
					roles: account.roles,
					positionIds: [],
					managesPositions: above ? [version.positionId] : [],
					managesEmployees: []
				},
				version
			)
		)
		.map(({ account }) => account);
}
