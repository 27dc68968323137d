import { can, canManageAccounts } from '$lib/domain/access/can';
import { DomainError, forbidden } from '$lib/server/errors';
import { readStructure, type SourceFile } from '$lib/server/formats/yaml';
import { accountsOfEmployees } from '$lib/server/db/accounts';
import { createAccount } from '../accounts/create-account';
import { findByLogin } from '../accounts/find-accounts';
import { makeAccountLink } from '../accounts/setup-link';
import type { Context } from '../context';
import { loadStructure, refuseStructure, type LoadedStructure } from './load-structure';
import { knownNames } from './record-ids';
import { currentStructure } from './structure';

export interface ImportedStructure {
	counts: Record<'companies' | 'units' | 'positions' | 'posts' | 'employees' | 'people', number>;
	/** Null for a trial. */
	loaded: LoadedStructure | null;
	/** People who had no account: each chooses a password by a link that works once. */
	invited: { name: string; login: string; token: string }[];
}

/**
 * Brings in companies, units, positions, posts, employees and who holds what from files, and opens
 * an account for everybody listed under `people` who has none. A trial holds the files against the rules
 * and saves nothing.
 * @throws DomainError `forbidden`; `file-unreadable` with every fault of every file in its details;
 * `structure-invalid` with every rule that would be broken
 */
export async function importStructure(
	ctx: Context,
	files: readonly SourceFile[],
	{ dryRun = false } = {}
): Promise<ImportedStructure> {
	if (!can(ctx.actor, 'structure.edit') || !canManageAccounts(ctx.actor)) throw forbidden();
	const stored = await currentStructure();
	const reading = readStructure(files, knownNames(stored.records));
	if (!reading.ok) throw new DomainError('file-unreadable', {}, reading.errors);
	const { structure } = reading;
	const { companies, units, positions, posts, employees, people } = structure;
	const counts = {
		companies: companies.length,
		units: new Set(units.map(({ code }) => code)).size,
		positions: positions.length,
		posts: posts.length,
		employees: employees.length,
		people: people.length
	};
	if (dryRun) {
		refuseStructure(structure, stored.records);
		return { counts, loaded: null, invited: [] };
	}

	const loaded = await loadStructure(ctx, structure);
	const { records } = await currentStructure();
	const byNumber = new Map(records.employees.map((employee) => [employee.number, employee]));
	const invited: ImportedStructure['invited'] = [];
	for (const person of people) {
		const employee = person.employee === null ? undefined : byNumber.get(person.employee);
		const login = person.email ?? person.employee ?? '';
		const known = employee
			? (await accountsOfEmployees([employee.id])).length > 0
			: (await findByLogin(login)) !== null;
		if (known) continue;
		const account = await createAccount(ctx, {
			name: employee ? `${employee.givenNames} ${employee.familyNames}` : (person.name ?? login),
			email: person.email,
			employee: employee ? { id: employee.id, number: employee.number } : null,
			roles: person.roles,
			password: null
		});
		invited.push({ name: account.name, login, token: await makeAccountLink(ctx, account.id) });
	}
	return { counts, loaded, invited };
}
