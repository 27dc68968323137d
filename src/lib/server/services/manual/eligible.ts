import type { Account } from '$lib/domain/access/account';
import { canBeAskedOfEdition } from '$lib/domain/access/can-manual';
import { accountsOfEmployees, accountsWithRole } from '$lib/server/db/accounts';
import type { EditionHeadRecord } from '$lib/server/db/manuals';
import type { StructureOn } from '../organization/structure';
import type { KnownManual } from './known-manual';

/**
 * Accounts that may review or authorise an edition: HR and whoever leads others, never its preparer
 * nor anybody else who saved into it.
 */
export async function eligibleForEdition(
	{ structure, today }: KnownManual,
	edition: Pick<EditionHeadRecord, 'preparedBy' | 'editors'>
): Promise<Account[]> {
	const found = new Map<string, { account: Account; leads: boolean }>();
	for (const account of await accountsWithRole('hr'))
		found.set(account.id, { account, leads: false });
	for (const account of await accountsOfEmployees(leaders(structure.on(today))))
		if (account.deactivatedAt === null) found.set(account.id, { account, leads: true });
	const facts = { preparedBy: edition.preparedBy, reviewerIds: [], authoriserId: null };
	return [...found.values()]
		.filter(({ account }) => !edition.editors.includes(account.id))
		.filter(({ account, leads }) =>
			canBeAskedOfEdition(
				{
					...{ userId: account.id, employeeId: account.employeeId, name: account.name },
					...{ roles: account.roles, positionIds: [], managesEmployees: [] },
					managesPositions: leads ? ['some'] : []
				},
				facts
			)
		)
		.map(({ account }) => account);
}

/** Employees in posts that others report to, each once. */
function leaders(on: StructureOn): string[] {
	const bosses = new Set([...on.posts.values()].flatMap(({ reportsTo }) => reportsTo ?? []));
	const found = new Set<string>();
	for (const postId of bosses)
		for (const { employeeId } of on.incumbenciesOfPost.get(postId) ?? []) found.add(employeeId);
	return [...found];
}
