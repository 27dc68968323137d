import type { Role } from '../../src/lib/domain/access/actor';
import { structureFileSchema, type Structure } from '../../src/lib/domain/organization/schema';
import { actorOf } from '../../src/lib/server/services/accounts/actor-of';
import { consoleActor } from '../../src/lib/server/services/accounts/console-actor';
import { createAccount } from '../../src/lib/server/services/accounts/create-account';
import type { Context } from '../../src/lib/server/services/context';
import { loadStructure } from '../../src/lib/server/services/organization/load-structure';
import { currentStructure } from '../../src/lib/server/services/organization/structure';

export const PASSWORD = 'tres-nubes-azules-7412';

/** A Monday, mid-morning in Monterrey. */
export const NOW = new Date('2026-03-16T16:00:00Z');

export const later = (days: number, from: Date = NOW): Date =>
	new Date(from.getTime() + days * 24 * 60 * 60 * 1000);

/** A small company: a head, human resources, and a desk of two people under a boss. */
export function smallStructure(): Structure {
	const from = '2020-01-01';
	return structureFileSchema.parse({
		escalafon: 'structure/1',
		companies: [
			{
				code: 'ACME',
				name: 'Tarjetas del Norte',
				country: 'MX',
				city: 'Monterrey',
				timeZone: 'America/Monterrey'
			}
		],
		units: [
			{ code: 'DIR', name: 'Dirección', kind: 'dirección', company: 'ACME', from },
			{ code: 'RH', name: 'Recursos Humanos', kind: 'área', parent: 'DIR', company: 'ACME', from },
			{ code: 'ATC', name: 'Atención', kind: 'área', parent: 'DIR', company: 'ACME', from }
		],
		positions: [
			{ code: 'DIR-01', title: 'Dirección General', company: 'ACME' },
			{ code: 'RH-01', title: 'Analista de Recursos Humanos', company: 'ACME' },
			{ code: 'ATC-01', title: 'Jefatura de Atención', company: 'ACME', aliases: ['Jefe Jr'] },
			{ code: 'ATC-02', title: 'Asistente de Ventanilla', company: 'ACME' }
		],
		posts: [
			{ key: 'dir', position: 'DIR-01', unit: 'DIR', reportsTo: null, from },
			{ key: 'rh', position: 'RH-01', unit: 'RH', reportsTo: 'dir', headcount: 2, from },
			{ key: 'boss', position: 'ATC-01', unit: 'ATC', reportsTo: 'dir', from },
			{ key: 'desk', position: 'ATC-02', unit: 'ATC', reportsTo: 'boss', headcount: 3, from }
		],
		employees: [
			{
				number: '100',
				givenNames: 'Irma',
				familyNames: 'Ríos Peña',
				company: 'ACME',
				hiredOn: from
			},
			{
				number: '201',
				givenNames: 'Hugo',
				familyNames: 'Ramos Vela',
				company: 'ACME',
				hiredOn: from
			},
			{
				number: '202',
				givenNames: 'Nora',
				familyNames: 'Ibáñez Cruz',
				company: 'ACME',
				hiredOn: from
			},
			{
				number: '300',
				givenNames: 'Berta',
				familyNames: 'Solís Lara',
				company: 'ACME',
				hiredOn: from
			},
			{
				number: '301',
				givenNames: 'Ana',
				familyNames: 'Nuñez Gil',
				company: 'ACME',
				hiredOn: from
			},
			{
				number: '302',
				givenNames: 'Luis',
				familyNames: 'Ortiz Paz',
				company: 'ACME',
				hiredOn: from
			}
		],
		incumbencies: [
			{ employee: '100', post: 'dir', from },
			{ employee: '201', post: 'rh', from },
			{ employee: '202', post: 'rh', from },
			{ employee: '300', post: 'boss', from },
			{ employee: '301', post: 'desk', from },
			{ employee: '302', post: 'desk', from }
		]
	});
}

export type CompanyPerson =
	'director' | 'hr' | 'hr2' | 'boss' | 'ana' | 'luis' | 'auditor' | 'administrator';

const PEOPLE: Record<CompanyPerson, { number: string | null; roles: Role[] }> = {
	director: { number: '100', roles: ['employee'] },
	hr: { number: '201', roles: ['hr', 'employee'] },
	hr2: { number: '202', roles: ['hr', 'employee'] },
	boss: { number: '300', roles: ['employee'] },
	ana: { number: '301', roles: ['employee'] },
	luis: { number: '302', roles: ['employee'] },
	auditor: { number: null, roles: ['auditor'] },
	administrator: { number: null, roles: ['administrator'] }
};

export interface TestCompany {
	/** Somebody's context at a moment, as the product would build it then. */
	as: (person: CompanyPerson, now?: Date) => Promise<Context>;
	userId: (person: CompanyPerson) => string;
	employeeId: (person: CompanyPerson) => string;
}

/** Fills the open store with the small company and an account for each of its people. */
export async function foundCompany(structure: Structure = smallStructure()): Promise<TestCompany> {
	const long = later(-1000);
	const ctx = { actor: consoleActor(['administrator', 'hr']), now: long };
	await loadStructure(ctx, structure);
	const { records } = await currentStructure();
	const accounts = new Map<CompanyPerson, Awaited<ReturnType<typeof createAccount>>>();
	for (const [person, { number, roles }] of Object.entries(PEOPLE)) {
		const employee = records.employees.find((one) => one.number === number);
		const account = await createAccount(ctx, {
			name: employee ? `${employee.givenNames} ${employee.familyNames}` : person,
			email: `${person}@example.com`,
			employee: employee ? { id: employee.id, number: employee.number } : null,
			roles,
			// Hashing is slow by design; only who signs in a test needs a password.
			password: person === 'ana' || person === 'luis' ? PASSWORD : null
		});
		accounts.set(person as CompanyPerson, account);
	}
	const accountOf = (person: CompanyPerson) => {
		const account = accounts.get(person);
		if (!account) throw new Error(`no ${person}`);
		return account;
	};
	return {
		as: async (person, now = NOW) => ({ actor: await actorOf(accountOf(person), now), now }),
		userId: (person) => accountOf(person).id,
		employeeId: (person) => accountOf(person).employeeId ?? ''
	};
}
