import { startSession } from '../../src/lib/server/auth/sessions';
import {
	changeAcknowledgement,
	openRequestsOfPosition
} from '../../src/lib/server/db/acknowledgements';
import { openStore } from '../../src/lib/server/db/connection';
import { migrate } from '../../src/lib/server/db/migrations';
import { withTransaction } from '../../src/lib/server/db/transaction';
import type { Role } from '../../src/lib/domain/access/actor';
import { consoleActor } from '../../src/lib/server/services/accounts/console-actor';
import { createAccount } from '../../src/lib/server/services/accounts/create-account';
import { askPeople } from '../../src/lib/server/services/acknowledgement/open-requests';
import { myAcknowledgements } from '../../src/lib/server/services/acknowledgement/my-acknowledgements';
import { actorOf } from '../../src/lib/server/services/accounts/actor-of';
import { useAuditKey } from '../../src/lib/server/services/audit/audit-key';
import type { Context } from '../../src/lib/server/services/context';
import { openDraft } from '../../src/lib/server/services/matrix/open-draft';
import { positionVersions } from '../../src/lib/server/services/matrix/position-versions';
import { loadStructure } from '../../src/lib/server/services/organization/load-structure';
import { holdersOf } from '../../src/lib/server/services/organization/above';
import { currentStructure } from '../../src/lib/server/services/organization/structure';
import { layDownVersion } from './lay-down-version';
import { ASKED, codeOf, DRAFTS, largeStructure, realMatrix, type Size } from './large-company';

/** Somebody who walks: who they are, what opens their pages. */
export interface Walker {
	role: 'hr' | 'manager' | 'employee' | 'auditor';
	/** What the session cookie carries. */
	token: string;
	/** Their own request, where they hold a position. */
	requestId: string;
}

/** A filled data folder. */
export interface Filled {
	walkers: Walker[];
	/** An open draft of the last position that has one, at its first revision. */
	draftId: string;
}

/** Sixteen people of four roles, by the number of the employee behind them. */
const PEOPLE: { role: Walker['role']; employee: number; roles: Role[] }[] = [
	...[30, 31, 32, 33, 34, 35, 36, 37].map((employee) => ({
		role: 'hr' as const,
		employee,
		roles: ['hr', 'employee'] as Role[]
	})),
	...[0, 1].map((employee) => ({
		role: 'manager' as const,
		employee,
		roles: ['employee'] as Role[]
	})),
	...[150, 151, 152, 153].map((employee) => ({
		role: 'employee' as const,
		employee,
		roles: ['employee'] as Role[]
	})),
	...[160, 161].map((employee) => ({
		role: 'auditor' as const,
		employee,
		roles: ['auditor', 'employee'] as Role[]
	}))
];
const FROM = '2026-01-05';

/** Fills a data folder with a company of a size, and signs sixteen of its people in. */
export async function fill(dataDir: string, size: Size): Promise<Filled> {
	const store = await openStore({ mongodbUri: null, dataDir });
	await migrate();
	useAuditKey({ auditKey: null, dataDir });
	const now = new Date();
	const ctx: Context = { actor: consoleActor(['administrator', 'hr']), now };
	await loadStructure(ctx, largeStructure(size));
	for (let number = 0; number < size.positions; number += 1) await issue(ctx, number);
	await askMany(ctx, Math.max(ASKED, size.employees));
	const walkers: Walker[] = [];
	const { records } = await currentStructure();
	const employeeOf = new Map(records.employees.map((employee) => [employee.number, employee]));
	for (const { role, employee: number, roles } of PEOPLE) {
		const employee = employeeOf.get(String(10_000 + number));
		if (!employee) throw new Error(`employee ${number} is missing`);
		const account = await createAccount(ctx, {
			name: `${employee.givenNames} ${employee.familyNames}`,
			email: `persona${number}@example.com`,
			employee: { id: employee.id, number: employee.number },
			roles,
			password: null
		});
		const { token } = await startSession(account.id, 'Firefox · Windows', now);
		const own = await myAcknowledgements({ actor: await actorOf(account, now), now });
		const waiting = own.find(({ state }) => state === 'requested');
		walkers.push({ role, token, requestId: (waiting ?? own[0])?.id ?? '' });
	}
	let draftId = '';
	for (let number = 0; number < DRAFTS; number += 1)
		draftId = (await openDraft(ctx, codeOf(number * 5))).versionId;
	await store.close();
	return { walkers, draftId };
}

/** A first version in force and its requests. */
async function issue(ctx: Context, number: number): Promise<void> {
	const structure = await currentStructure();
	const position = structure.positionsByCode.get(codeOf(number));
	if (!position) throw new Error(`${codeOf(number)} is missing`);
	await withTransaction(async () => {
		const laid = await layDownVersion(ctx, structure, position, realMatrix(number), FROM);
		// The first position is asked as a whole company, below.
		if (number === 0) return;
		const known = await positionVersions(ctx, { positionId: position.id });
		const version = { ...laid, number: 1, effectiveFrom: FROM };
		await askPeople(ctx, known, version, holdersOf(structure.on(known.today), position.id));
	});
}

/**
 * The version of the first position has asked so many people, and they have answered: the long list.
 * Requests left open to people who hold other positions would be closed while pages are measured.
 */
async function askMany(ctx: Context, count: number): Promise<void> {
	const known = await positionVersions(ctx, { code: codeOf(0) });
	const [head] = known.heads;
	if (!head?.contentHash) throw new Error('the first position has no version');
	const version = { id: head.id, number: 1, hash: head.contentHash, effectiveFrom: FROM };
	const people = known.structure.records.employees.slice(0, count).map(({ id }) => id);
	await withTransaction(() => askPeople(ctx, known, version, people));
	const at = ctx.now.toISOString();
	for (const { id } of await openRequestsOfPosition(known.position.id))
		await changeAcknowledgement(id, 'requested', {
			state: 'acknowledged',
			answer: {
				...{ at, statement: 'He leído esta matriz.', method: 'password', remarks: '' },
				...{ witness: null, afterReset: false }
			}
		});
}
