import type { Account } from '$lib/domain/access/account';
import type { Structure } from '$lib/domain/organization/schema';
import type { Context } from '../context';
import { actorOf } from '../accounts/actor-of';
import { createAccount } from '../accounts/create-account';
import { currentStructure } from '../organization/structure';
import { newPassword } from './new-password';

/** The people of a demonstration company, with the passwords made for them at this moment. */
export interface DemonstrationPeople {
	/** The context of an employee, by number, at a moment. */
	as: (number: string, now: Date) => Promise<Context>;
	/** By e-mail or employee number. */
	find: (login: string) => { account: Account; password: string };
	/** The number of an employee by id. */
	numberOf: (employeeId: string) => string;
	userIdOf: (number: string) => string;
}

/**
 * Gives an account to everybody the structure lists under `people`, and to every other employee one
 * that signs in by number.
 */
export async function createPeople(
	ctx: Context,
	structure: Structure
): Promise<DemonstrationPeople> {
	const { records } = await currentStructure();
	const employees = new Map(records.employees.map((employee) => [employee.number, employee]));
	const listed = new Set(structure.people.map(({ employee }) => employee));
	const rest = records.employees
		.filter(({ number }) => !listed.has(number))
		.map(({ number }) => ({ employee: number, email: null, roles: ['employee' as const] }));
	const made: { account: Account; password: string }[] = [];
	for (const person of [...structure.people, ...rest]) {
		const employee = person.employee === null ? undefined : employees.get(person.employee);
		const password = newPassword();
		const account = await createAccount(ctx, {
			name: employee
				? `${employee.givenNames} ${employee.familyNames}`
				: ((('name' in person && person.name) || person.email) ?? ''),
			email: person.email,
			employee: employee ? { id: employee.id, number: employee.number } : null,
			roles: person.roles,
			password
		});
		made.push({ account, password });
	}
	const find = (login: string) => {
		const found = made.find(
			({ account }) => account.email === login || account.employeeNumber === login
		);
		if (!found) throw new Error(`the demonstration names ${login}, who is nobody there`);
		return found;
	};
	return {
		find,
		as: async (number, now) => ({ actor: await actorOf(find(number).account, now), now }),
		numberOf: (employeeId) => records.employees.find(({ id }) => id === employeeId)?.number ?? '',
		userIdOf: (number) => find(number).account.id
	};
}
