import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confirmPassword } from '../../../src/lib/server/auth/confirm-password';
import { readSession, startSession } from '../../../src/lib/server/auth/sessions';
import { findAccount } from '../../../src/lib/server/db/accounts';
import { countAccounts } from '../../../src/lib/server/db/accounts/account-list';
import { DomainError } from '../../../src/lib/server/errors';
import { changePassword } from '../../../src/lib/server/services/accounts/change-password';
import { changeRoles } from '../../../src/lib/server/services/accounts/change-roles';
import { deactivateAccount } from '../../../src/lib/server/services/accounts/deactivate-account';
import { editAccount } from '../../../src/lib/server/services/accounts/edit-account';
import {
	makeAccountLink,
	makeFirstLink,
	readLink,
	useLink
} from '../../../src/lib/server/services/accounts/setup-link';
import { actorFor, administrator, deviceAt, PASSWORD, storeAccount } from '../../factories/account';
import { openTestStore, type TestStore } from '../../setup/database';

const HOUR = 60 * 60 * 1000;
const NEXT = 'otra frase bien larga';
const chosen = { next: NEXT, again: NEXT };
const now = new Date('2026-03-02T15:00:00Z');
const hoursLater = (hours: number) => new Date(now.getTime() + hours * HOUR);
const ctx = { actor: administrator, now };

let store: TestStore;
beforeAll(async () => {
	store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
	for (const name of ['users', 'setup_links', 'sessions'])
		await store.raw.collection(name).deleteMany({});
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
	(
		await store.raw
			.collection('audit_events')
			.find({ recordKind: 'account', recordId: id })
			.sort({ seq: 1 })
			.toArray()
	).map((event) => event.action as string);

describe('the link for the first administrator', () => {
	const person = { name: 'Irene Soto', email: 'irene@ejemplo.mx' };

	it('creates one administrator, once', async () => {
		const token = (await makeFirstLink(now))!;
		const account = await useLink(token, { ...chosen, person }, now);
		expect(account).toMatchObject({ ...person, roles: ['administrator'] });
		expect(await refusal(useLink(token, { ...chosen, person }, now))).toBe('link-invalid');
		expect(await eventsOf(account.id)).toEqual(['account-created']);
	});

	it('is not made where somebody has an account', async () => {
		await storeAccount();
		expect(await makeFirstLink(now)).toBeNull();
	});

	it('creates one even where two links are used at the same time', async () => {
		const links = [(await makeFirstLink(now))!, (await makeFirstLink(now))!];
		const results = await Promise.all(
			links.map((token, at) =>
				refusal(
					useLink(token, { ...chosen, person: { ...person, email: `p${at}@ejemplo.mx` } }, now)
				)
			)
		);
		expect(results.sort()).toEqual(['done', 'link-invalid']);
		const counts = Object.values(await countAccounts(now.toISOString()));
		expect(counts.reduce((sum, count) => sum + count)).toBe(1);
	});

	it('stays good when the password was too weak', async () => {
		const token = (await makeFirstLink(now))!;
		const weak = { next: 'corta', again: 'corta', person };
		expect(await refusal(useLink(token, weak, now))).toBe('password-weak');
		expect(await refusal(useLink(token, { ...chosen, person }, now))).toBe('done');
	});

	it('works for twenty-four hours', async () => {
		const token = (await makeFirstLink(now))!;
		expect(await readLink(token, hoursLater(23.9))).not.toBeNull();
		expect(await readLink(token, hoursLater(24))).toBeNull();
	});

	it('lies in the store as a hash', async () => {
		const token = (await makeFirstLink(now))!;
		const rows = await store.raw.collection('setup_links').find().toArray();
		expect(JSON.stringify(rows)).not.toContain(token);
	});
});

describe('the link of an account', () => {
	it('ends all sessions, and a signature within a day carries that', async () => {
		const account = await storeAccount({ now });
		const { token: session } = await startSession(account.id, '', new Date());
		const token = await makeAccountLink(ctx, account.id);
		await useLink(token, chosen, now);
		expect(await readSession(session)).toBeNull();
		expect(await confirmPassword(account.id, NEXT, deviceAt(), hoursLater(23))).toEqual({
			afterReset: true
		});
		expect(await confirmPassword(account.id, NEXT, deviceAt(), hoursLater(25))).toEqual({
			afterReset: false
		});
		expect(await eventsOf(account.id)).toEqual([
			'account-created',
			'account-link-made',
			'password-set-by-link'
		]);
	});

	it('of an invitation is no reset', async () => {
		const account = await storeAccount({ password: null, now });
		const token = await makeAccountLink(ctx, account.id);
		expect((await readLink(token, now))?.kind).toBe('invite');
		await useLink(token, chosen, now);
		const { afterReset } = await confirmPassword(account.id, NEXT, deviceAt(), hoursLater(1));
		expect(afterReset).toBe(false);
	});

	it('replaces an earlier one', async () => {
		const account = await storeAccount({ now });
		const first = await makeAccountLink(ctx, account.id);
		await makeAccountLink(ctx, account.id);
		expect(await readLink(first, now)).toBeNull();
	});

	it('stops working when the account is deactivated', async () => {
		await storeAccount({ roles: ['administrator'], now });
		const account = await storeAccount({ now });
		const token = await makeAccountLink(ctx, account.id);
		await deactivateAccount(ctx, account.id);
		expect(await refusal(useLink(token, chosen, now))).toBe('link-invalid');
	});

	it('stops working when its person changes the password, or gets another e-mail', async () => {
		const account = await storeAccount({ now });
		const reset = await makeAccountLink(ctx, account.id);
		await changePassword(
			{ actor: actorFor(account), now },
			{ current: PASSWORD, ...chosen },
			deviceAt(),
			''
		);
		expect(await readLink(reset, now)).toBeNull();
		const invited = await storeAccount({ email: 'equivocado@ejemplo.mx', password: null, now });
		const invitation = await makeAccountLink(ctx, invited.id);
		const details = { name: 'Ana', email: 'equivocado@ejemplo.mx', employeeNumber: null };
		await editAccount(ctx, invited.id, details);
		expect(await readLink(invitation, now)).not.toBeNull();
		await editAccount(ctx, invited.id, { ...details, email: 'ana@ejemplo.mx' });
		expect(await readLink(invitation, now)).toBeNull();
		expect((await findAccount(invited.id))?.invitedUntil).toBeNull();
	});

	it('is made by an administrator only', async () => {
		const account = await storeAccount({ roles: ['hr'], now });
		const made = makeAccountLink({ actor: actorFor(account), now }, account.id);
		expect(await refusal(made)).toBe('forbidden');
	});
});

describe('changing the password', () => {
	const change = (
		account: Awaited<ReturnType<typeof storeAccount>>,
		typed: Parameters<typeof changePassword>[1]
	) => refusal(changePassword({ actor: actorFor(account), now }, typed, deviceAt(), ''));

	it('asks for the present one', async () => {
		const account = await storeAccount({ now });
		expect(await change(account, { current: 'no', ...chosen })).toBe('wrong-password');
		expect(await change(account, { current: PASSWORD, ...chosen })).toBe('done');
		expect(await change(account, { current: PASSWORD, ...chosen })).toBe('wrong-password');
		expect(await eventsOf(account.id)).toEqual(['account-created', 'password-changed']);
	});

	it('tells everything that is wrong at once, each at its field', async () => {
		const account = await storeAccount({ now });
		const told = (typed: Parameters<typeof changePassword>[1]) =>
			changePassword({ actor: actorFor(account), now }, typed, deviceAt(), '').catch(
				(failure: DomainError) => ({ code: failure.code, ...failure.data })
			);
		expect(await told({ current: 'no', next: 'no', again: 'otra' })).toEqual({
			code: 'wrong-password',
			next: 'short plain same',
			again: 'different'
		});
		expect(await told({ current: '', next: '', again: 'x' })).toEqual({
			code: 'password-weak',
			current: 'missing',
			next: 'missing'
		});
	});

	it('refuses weak ones, the same one and two that differ', async () => {
		const account = await storeAccount({ name: 'Irene Soto', now });
		const tries = [
			['corta', 'corta'],
			[PASSWORD, PASSWORD],
			[NEXT, `${NEXT}!`],
			['irene irene 1', 'irene irene 1']
		];
		for (const [next = '', again = ''] of tries)
			expect(await change(account, { current: PASSWORD, next, again })).toBe('password-weak');
	});
});

describe('accounts and roles', () => {
	it('an e-mail, a number and an employee lead to one account', async () => {
		await storeAccount({ email: 'a@ejemplo.mx', employee: { id: 'e-1', number: '100' } });
		const again = (email: string, id: string, number: string) =>
			refusal(storeAccount({ email, employee: { id, number } }));
		expect(await again('A@ejemplo.mx', 'e-2', '101')).toBe('account-exists');
		expect(await again('b@ejemplo.mx', 'e-2', '100')).toBe('account-exists');
		expect(await again('b@ejemplo.mx', 'e-1', '101')).toBe('account-exists');
		expect(await again('b@ejemplo.mx', 'e-2', '101')).toBe('done');
	});

	it('people without e-mail may share its absence', async () => {
		await storeAccount({ email: null, employee: { id: 'e-1', number: '100' } });
		const second = storeAccount({ email: null, employee: { id: 'e-2', number: '101' } });
		expect(await refusal(second)).toBe('done');
	});

	it('nobody changes their own roles or closes their own account', async () => {
		const account = await storeAccount({ roles: ['administrator'] });
		const own = { actor: actorFor(account), now };
		expect(await refusal(changeRoles(own, account.id, ['administrator', 'hr']))).toBe('own-roles');
		expect(await refusal(deactivateAccount(own, account.id))).toBe('forbidden');
	});

	it('HR changes no roles', async () => {
		const hr = await storeAccount({ roles: ['hr'] });
		const other = await storeAccount();
		const tried = changeRoles({ actor: actorFor(hr), now }, other.id, ['hr']);
		expect(await refusal(tried)).toBe('forbidden');
	});

	it('the last administrator stays', async () => {
		const last = await storeAccount({ roles: ['administrator'] });
		expect(await refusal(changeRoles(ctx, last.id, ['hr']))).toBe('last-administrator');
		expect(await refusal(deactivateAccount(ctx, last.id))).toBe('last-administrator');
	});

	it('whoever was invited and never came does not stand in for the last one', async () => {
		const last = await storeAccount({ roles: ['administrator'] });
		const invited = await storeAccount({ roles: ['administrator'], password: null });
		expect(await refusal(changeRoles(ctx, last.id, ['hr']))).toBe('last-administrator');
		expect(await refusal(deactivateAccount(ctx, last.id))).toBe('last-administrator');
		expect(await refusal(deactivateAccount(ctx, invited.id))).toBe('done');
	});

	it('two administrators who close each other at once leave one', async () => {
		const one = await storeAccount({ roles: ['administrator'] });
		const two = await storeAccount({ roles: ['administrator'] });
		const results = await Promise.all([
			refusal(deactivateAccount({ actor: actorFor(one), now }, two.id)),
			refusal(deactivateAccount({ actor: actorFor(two), now }, one.id))
		]);
		expect(results.sort()).toEqual(['done', 'last-administrator']);
	});

	it('a change of roles is an event with before and after', async () => {
		const account = await storeAccount();
		await changeRoles(ctx, account.id, ['hr', 'employee']);
		const event = await store.raw
			.collection('audit_events')
			.findOne({ recordId: account.id, action: 'roles-changed' });
		expect(event).toMatchObject({
			part: 'settings',
			changes: [{ path: 'roles', before: 'employee', after: 'hr, employee' }]
		});
	});
});
