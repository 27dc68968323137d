import { structureFileSchema } from '../../../src/lib/domain/organization/schema';
import type { Role } from '../../../src/lib/domain/access/actor';
import { startSession } from '../../../src/lib/server/auth/sessions';
import { openStore } from '../../../src/lib/server/db/connection';
import { migrate } from '../../../src/lib/server/db/migrations';
import { consoleActor } from '../../../src/lib/server/services/accounts/console-actor';
import { createAccount } from '../../../src/lib/server/services/accounts/create-account';
import { useAuditKey } from '../../../src/lib/server/services/audit/audit-key';
import { loadStructure } from '../../../src/lib/server/services/organization/load-structure';
import { currentStructure } from '../../../src/lib/server/services/organization/structure';

/** Somebody whose name holds a word that stands nowhere else. */
export interface Marked {
	mark: string;
	login: string;
	number: string;
	code: string;
	/** What the session cookie carries. */
	token: string;
}

const FROM = '2020-01-01';
const PEOPLE = 16;
/** Nobody is anybody's boss, and nobody of these is HR: no page of one names another. */
const peopleOf = () =>
	Array.from({ length: PEOPLE }, (_, number) => ({
		mark: `Xq${String.fromCharCode(97 + number).repeat(3)}zo${number}`,
		number: String(700 + number),
		code: `SOLO-${number}`
	}));

/**
 * The company's structure as a file.
 * @param move somebody who leaves their post for another's on a day
 */
export function structureFile(move?: { number: string; to: string; on: string }) {
	const people = peopleOf();
	const company = 'MARCA';
	return {
		escalafon: 'structure/1',
		companies: [{ code: company, name: 'Marcas', country: 'MX', timeZone: 'America/Monterrey' }],
		units: [
			{ code: 'TODO', name: 'Marcas', kind: 'dirección', company, from: FROM },
			...people.map(({ code }) => ({
				...{ code: `U-${code}`, name: `Unidad ${code}`, kind: 'área', company, from: FROM },
				parent: 'TODO'
			}))
		],
		positions: people.map(({ code }) => ({ code, title: `Puesto ${code}.`, company })),
		posts: people.map(({ code }) => ({
			...{ key: code, position: code, unit: `U-${code}`, reportsTo: null, from: FROM, headcount: 2 }
		})),
		employees: people.map(({ number, mark }) => ({
			...{ number, givenNames: mark, familyNames: 'De Prueba', company, hiredOn: FROM }
		})),
		incumbencies: people.flatMap(({ number, code }) =>
			move?.number === number
				? [
						{ employee: number, post: code, from: FROM, to: move.on },
						{ employee: number, post: move.to, from: move.on }
					]
				: [{ employee: number, post: code, from: FROM }]
		)
	};
}

/**
 * A company of sixteen people, each alone in a unit and position of their own and signed in.
 * @param uri the database, or null for the embedded store under `dataDir`
 */
export async function foundMarkedCompany(
	dataDir: string,
	uri: string | null,
	auditKey: string | null
): Promise<Marked[]> {
	const store = await openStore({ mongodbUri: uri, dataDir });
	await migrate();
	useAuditKey({ auditKey, dataDir });
	const now = new Date();
	const ctx = { actor: consoleActor(['administrator', 'hr']), now };
	const people = peopleOf();
	await loadStructure(ctx, structureFileSchema.parse(structureFile()));
	const { records } = await currentStructure();
	const marked: Marked[] = [];
	for (const { mark, number, code } of people) {
		const employee = records.employees.find((one) => one.number === number);
		if (!employee) throw new Error(`${number} is missing`);
		const login = `persona${number}@example.com`;
		const roles: Role[] = ['employee'];
		const account = await createAccount(ctx, {
			name: mark,
			email: login,
			employee: { id: employee.id, number },
			roles,
			password: null
		});
		const { token } = await startSession(account.id, 'Firefox · Windows', now);
		marked.push({ mark, login, number, code, token });
	}
	await store.close();
	return marked;
}
