import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountState, ACCOUNT_STATES } from '../../../src/lib/domain/accounts/account-state';
import { readPeopleAddress } from '../../../src/lib/domain/accounts/people-address';
import { readSession, startSession } from '../../../src/lib/server/auth/sessions';
import { findAccount, storeSignIn } from '../../../src/lib/server/db/accounts/users';
import { DomainError } from '../../../src/lib/server/errors';
import { accountPage } from '../../../src/lib/server/services/accounts/account-page';
import { changeRoles } from '../../../src/lib/server/services/accounts/change-roles';
import { deactivateAccount } from '../../../src/lib/server/services/accounts/deactivate-account';
import { editAccount } from '../../../src/lib/server/services/accounts/edit-account';
import {
	endOtherSessions,
	endOwnSession,
	endSessionsFor,
	ownSessions
} from '../../../src/lib/server/services/accounts/end-sessions';
import {
	employeesWithoutAccount,
	suggestEmployees
} from '../../../src/lib/server/services/accounts/free-employees';
import {
	giveLink,
	inviteAccount,
	type GivenLink
} from '../../../src/lib/server/services/accounts/give-link';
import {
	checkImport,
	importAccounts,
	rowsOfList
} from '../../../src/lib/server/services/accounts/import-accounts';
import { dismissNotice, openNotices } from '../../../src/lib/server/services/accounts/notices';
import { peopleList } from '../../../src/lib/server/services/accounts/people-list';
import { resumeSession } from '../../../src/lib/server/services/accounts/resume-session';
import { makeAccountLink, useLink } from '../../../src/lib/server/services/accounts/setup-link';
import { useMail } from '../../../src/lib/server/services/mail/mail-state';
import { verifyStore } from '../../../src/lib/server/services/audit/verify-store';
import { actorFor, deviceAt } from '../../factories/account';
import {
	foundCompany,
	later,
	NOW,
	PASSWORD,
	smallStructure,
	type TestCompany
} from '../../factories/company';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
let company: TestCompany;
beforeAll(async () => {
	store = await openTestStore();
	const structure = smallStructure();
	for (const [number, familyNames] of [
		['401', 'Peña Ruiz'],
		['402', 'Pena Ruiz'],
		['403', 'Zamora Ruiz']
	] as const)
		structure.employees.push({
			...structure.employees[0]!,
			number,
			givenNames: 'Olga',
			familyNames
		});
	company = await foundCompany(structure);
});
afterAll(() => store.close());

let admin: Awaited<ReturnType<TestCompany['as']>>;
beforeEach(async () => {
	admin = await company.as('administrator');
});

async function refusal(attempt: Promise<unknown>): Promise<string> {
	try {
		await attempt;
		return 'done';
	} catch (error) {
		if (error instanceof DomainError) return error.code;
		throw error;
	}
}

const eventsOf = async (id: string) =>
	store.raw
		.collection('audit_events')
		.find({ recordKind: 'account', recordId: id })
		.sort({ seq: 1 })
		.toArray();
const tokenOf = (link: GivenLink) => ('token' in link ? link.token : '');
const noticesOf = async (id: string) => openNotices((await findAccount(id))!);
const list = (search = '', ctx = admin) =>
	peopleList(ctx, readPeopleAddress(new URLSearchParams(search)));
const names = async (search: string) => (await list(search)).rows.map(({ name }) => name);

describe('the employees that a new account may belong to', () => {
	it('are those without one; else it is said why there is none', async () => {
		const { found, none } = await suggestEmployees(admin, '403');
		expect([found.map(({ number }) => number), none]).toEqual([['403'], null]);
		const { employee } = await accountPage(admin, (await company.as('ana')).actor.userId);
		expect(await suggestEmployees(admin, employee!.number)).toEqual({
			found: [],
			none: { why: 'has-account', name: employee!.name }
		});
		expect((await suggestEmployees(admin, 'dan')).none).toEqual({ why: 'nobody' });
		expect(await refusal(suggestEmployees(await company.as('hr'), 'dan'))).toBe('forbidden');
	});
});

describe('the list of accounts', () => {
	it('is in the order of names, with the position held', async () => {
		const { rows, total } = await list();
		expect(total).toBe(8);
		expect(rows.map(({ name }) => name)[0]).toBe('administrator');
		expect(rows.find(({ name }) => name === 'Ana Nuñez Gil')).toMatchObject({
			employeeNumber: '301',
			position: 'Asistente de Ventanilla',
			roles: ['employee'],
			state: 'never',
			self: false
		});
		expect(rows.find(({ self }) => self)?.name).toBe('administrator');
	});

	it('is searched by name, e-mail and number without accents, and filtered', async () => {
		expect(await names('query=nunez')).toEqual(['Ana Nuñez Gil']);
		expect(await names('query=luis%40example')).toEqual(['Luis Ortiz Paz']);
		expect(await names('query=301')).toEqual(['Ana Nuñez Gil']);
		expect(await names('role=hr&order=down')).toEqual(['Nora Ibáñez Cruz', 'Hugo Ramos Vela']);
		expect(await names('state=never')).toEqual(['Ana Nuñez Gil', 'Luis Ortiz Paz']);
	});

	it('sorts by the last sign-in, whoever never came last', async () => {
		await storeSignIn(company.userId('luis'), NOW.toISOString());
		expect((await names('sort=last-sign-in&order=down'))[0]).toBe('Luis Ortiz Paz');
	});

	it('means by each state what the rule means', async () => {
		await inviteAccount(
			admin,
			{
				name: 'Invitada',
				email: 'invitada@example.com',
				roles: ['auditor'],
				employeeNumber: null
			},
			'show'
		);
		const closed = await inviteAccount(
			admin,
			{
				name: 'Cerrada',
				email: 'cerrada@example.com',
				roles: ['auditor'],
				employeeNumber: null
			},
			'show'
		);
		await deactivateAccount(admin, closed.account.id);
		const everybody = (await list()).rows;
		for (const now of [NOW, later(8)]) {
			const ctx = await company.as('administrator', now);
			for (const state of ACCOUNT_STATES) {
				const found = (await list(`state=${state}`, ctx)).rows.map(({ id }) => id);
				const meant = [];
				for (const { id } of everybody)
					if (accountState((await findAccount(id))!, now.toISOString()) === state) meant.push(id);
				expect([state, found.sort()]).toEqual([state, meant.sort()]);
			}
		}
	});

	it('is the administrator’s alone', async () => {
		for (const person of ['hr', 'auditor', 'ana'] as const) {
			const ctx = await company.as(person);
			expect(await refusal(list('', ctx))).toBe('forbidden');
			expect(await refusal(accountPage(ctx, company.userId('luis')))).toBe('forbidden');
			expect(await refusal(employeesWithoutAccount(ctx))).toBe('forbidden');
		}
	});
});

describe('one account', () => {
	it('says what deactivating it would touch, and who is the last administrator', async () => {
		const page = await accountPage(admin, company.userId('ana'));
		expect(page).toMatchObject({
			employee: { number: '301', name: 'Ana Nuñez Gil' },
			impact: { sessions: 0, openRequests: 0, versionsWaiting: 0 },
			lastAdministrator: false
		});
		expect(page.events.map(({ action }) => action)).toEqual(['account-created']);
		expect((await accountPage(admin, admin.actor.userId)).lastAdministrator).toBe(true);
	});

	it('changes with its event, its sign-ins and a notice; personal values lie encrypted', async () => {
		const id = company.userId('boss');
		await editAccount(admin, id, {
			name: 'Berta Solís de Lara',
			email: 'berta@example.com',
			employeeNumber: '300'
		});
		expect(await names('query=berta%40example')).toEqual(['Berta Solís de Lara']);
		expect((await noticesOf(id)).map(({ kind, by }) => [kind, by])).toEqual([
			['details-changed', 'administrator']
		]);
		const event = (await eventsOf(id)).at(-1);
		expect(event?.action).toBe('account-changed');
		expect(JSON.stringify(event)).not.toContain('berta@example.com');
		expect((await verifyStore()).faults).toEqual([]);
	});

	it('keeps a way to sign in, and an employee has one account', async () => {
		const id = company.userId('boss');
		const change = (email: string | null, employeeNumber: string | null, who = admin) =>
			refusal(editAccount(who, id, { name: 'Berta', email, employeeNumber }));
		expect(await change(null, null)).toBe('sign-in-missing');
		expect(await change('ana@example.com', '300')).toBe('account-exists');
		expect(await change('b@example.com', '301')).toBe('account-exists');
		expect(await change('b@example.com', 'nobody')).toBe('employee-unknown');
		expect(await change('b@example.com', null, await company.as('hr'))).toBe('forbidden');
	});

	it('nobody gives themselves an employee record', async () => {
		const [free] = await employeesWithoutAccount(admin);
		const own = editAccount(admin, admin.actor.userId, {
			name: 'Yo',
			email: 'administrator@example.com',
			employeeNumber: free!.number
		});
		expect(await refusal(own)).toBe('own-employee');
	});
});

describe('a link', () => {
	it('goes by mail where mail is set up and the person has an e-mail, and is then shown to nobody', async () => {
		const [ana, luis] = [company.userId('ana'), company.userId('luis')];
		expect(tokenOf(await giveLink(admin, ana, 'mail'))).not.toBe('');
		useMail({ smtpUrl: 'smtp://127.0.0.1:9', mailFrom: 'rh@example.com', origin: 'http://here' });
		try {
			expect((await accountPage(admin, ana)).mayMail).toBe(true);
			expect(await giveLink(admin, ana, 'mail')).toEqual({ mailedTo: 'ana@example.com' });
			const shown = tokenOf(await giveLink(admin, luis, 'show'));
			const rows = await store.raw.collection('outbox').find({ template: 'reset' }).toArray();
			expect(rows.map(({ userId }) => userId as string)).toEqual([ana]);
			expect(JSON.stringify(rows)).not.toContain(shown);
		} finally {
			useMail({ smtpUrl: null, mailFrom: null, origin: '' });
		}
	});
});

describe('sessions', () => {
	it('are listed to their person, and ended one by one or all but this', async () => {
		const ctx = await company.as('ana', new Date());
		const { userId } = ctx.actor;
		const [here, there, third] = [
			await startSession(userId, 'Firefox · Windows', ctx.now),
			await startSession(userId, 'Chrome · Android', ctx.now),
			await startSession(userId, '', ctx.now)
		];
		const rows = await ownSessions(ctx, here.publicId);
		expect(rows[0]).toMatchObject({ here: true, device: 'Firefox · Windows' });
		expect(rows).toHaveLength(3);
		await endOwnSession(ctx, there.publicId);
		expect(await readSession(there.token)).toBeNull();
		expect(await endOtherSessions(ctx, here.token)).toBe(1);
		expect(await readSession(third.token)).toBeNull();
		expect(await readSession(here.token)).not.toBeNull();
	});

	it('of another person do not end by a public id', async () => {
		const other = await startSession(company.userId('luis'), '', new Date());
		await endOwnSession(await company.as('ana'), other.publicId);
		expect(await readSession(other.token)).not.toBeNull();
	});

	it('ended by an administrator leave a notice until it was seen', async () => {
		const id = company.userId('luis');
		const live = await company.as('administrator', new Date());
		expect(await endSessionsFor(live, id)).toBeGreaterThan(0);
		const [notice] = await noticesOf(id);
		expect(notice).toMatchObject({ kind: 'sessions-ended', by: 'administrator' });
		await dismissNotice(await company.as('luis'), notice!.id);
		expect((await noticesOf(id)).map(({ kind }) => kind)).not.toContain('sessions-ended');
		expect(await refusal(endSessionsFor(await company.as('hr'), id))).toBe('forbidden');
	});
});

describe('what the person is told', () => {
	it('of roles, and of a password set by a link with whoever made it', async () => {
		const id = company.userId('hr2');
		await changeRoles(admin, id, ['employee']);
		expect(await noticesOf(id)).toMatchObject([
			{ kind: 'roles-changed', before: 'hr, employee', after: 'employee' }
		]);
		await changeRoles(admin, id, ['hr', 'employee']);
		expect(await noticesOf(id)).toEqual([]);
		const typed = { next: 'otra frase bien larga', again: 'otra frase bien larga' };
		// The first link is an invitation, and no news.
		await useLink(await makeAccountLink(admin, id), typed, NOW);
		expect(await noticesOf(id)).toEqual([]);
		const token = await makeAccountLink(admin, id);
		expect(await noticesOf(id)).toMatchObject([{ kind: 'link-made', by: 'administrator' }]);
		await useLink(token, typed, NOW);
		expect(await noticesOf(id)).toMatchObject([
			{ kind: 'password-set-by-link', by: 'administrator' }
		]);
	});
});

describe('a session that is taken up again', () => {
	const resume = (accountId: string, password: string) =>
		resumeSession({ accountId, password }, deviceAt('198.51.100.9'), new Date());

	it('is the same person’s, by the password', async () => {
		const id = company.userId('ana');
		const { account, session } = await resume(id, PASSWORD);
		expect(account.id).toBe(id);
		expect((await readSession(session.token))?.account.id).toBe(id);
		expect(await refusal(resume(id, 'no'))).toBe('wrong-password');
		expect(await refusal(resume('nobody', PASSWORD))).toBe('wrong-password');
	});

	it('of a closed account is refused with the reason, to who knows the password only', async () => {
		const { account, link } = await inviteAccount(
			admin,
			{
				name: 'Cierra',
				email: 'cierra@example.com',
				roles: ['auditor'],
				employeeNumber: null
			},
			'show'
		);
		await useLink(tokenOf(link), { next: PASSWORD, again: PASSWORD }, NOW);
		await deactivateAccount(admin, account.id);
		expect(await refusal(resume(account.id, 'no'))).toBe('wrong-password');
		expect(await refusal(resume(account.id, PASSWORD))).toBe('account-closed');
		expect(await refusal(makeAccountLink(admin, account.id))).toBe('account-closed');
	});
});

describe('accounts out of a list', () => {
	const rows = (text: string) => rowsOfList(new TextEncoder().encode(text));

	it('a workbook or a picture is told to be no list', () => {
		const workbook = new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0]);
		expect(() => rowsOfList(workbook)).toThrow('list-no-text');
	});

	it('are refused as a whole while one row is wrong', async () => {
		const given = rows('numero;correo\n401;olga@example.com\n999;x@example.com');
		const checked = await checkImport(admin, given);
		expect(checked.map(({ verdict, name }) => [verdict, name])).toEqual([
			['good', 'Olga Peña Ruiz'],
			['number-unknown', '']
		]);
		expect(await refusal(importAccounts(admin, given, 'show'))).toBe('accounts-changed');
		expect(await names('query=olga')).toEqual([]);
	});

	it('are made all at once, each with a link and its event', async () => {
		const free = (await employeesWithoutAccount(admin)).map(({ number }) => number);
		expect(free).toEqual(['402', '401', '403']);
		const made = await importAccounts(
			admin,
			rows('numero;correo;roles\n401;olga@example.com;RH, Colaborador\n402;;'),
			'mail'
		);
		expect(made.map(({ number, email }) => [number, email])).toEqual([
			['401', 'olga@example.com'],
			['402', null]
		]);
		const found = (await list('query=olga')).rows;
		expect(found.map(({ roles, state }) => [roles, state])).toEqual([
			[['employee'], 'invited'],
			[['hr', 'employee'], 'invited']
		]);
		const account = await useLink(
			made[1]!.token ?? '',
			{ next: 'otra frase bien larga', again: 'otra frase bien larga' },
			NOW
		);
		expect(account.employeeNumber).toBe('402');
		expect((await eventsOf(account.id)).map(({ action }) => action)).toEqual([
			'account-created',
			'password-set-by-link'
		]);
		expect((await verifyStore()).faults).toEqual([]);
	});

	it('are made once where two people send the same list at the same time', async () => {
		const given = rows('403,zamora@example.com');
		const results = await Promise.all([
			refusal(importAccounts(admin, given, 'show')),
			refusal(importAccounts(admin, given, 'show'))
		]);
		expect(results.sort()).toEqual(['accounts-changed', 'done']);
	});

	it('need rows, not too many of them, and an administrator', async () => {
		expect(await refusal(checkImport(admin, []))).toBe('accounts-none');
		const many = Array.from({ length: 2001 }, (_, at) => rows(`${at}`)[0]!);
		expect(await refusal(checkImport(admin, many))).toBe('accounts-too-many');
		const hr = { actor: { ...actorFor((await findAccount(company.userId('hr')))!) }, now: NOW };
		expect(await refusal(importAccounts(hr, rows('403'), 'show'))).toBe('forbidden');
	});
});
