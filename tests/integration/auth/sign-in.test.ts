import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../../src/lib/server/auth/passwords';
import { readSession } from '../../../src/lib/server/auth/sessions';
import { DomainError } from '../../../src/lib/server/errors';
import { deactivateAccount } from '../../../src/lib/server/services/accounts/deactivate-account';
import { signIn } from '../../../src/lib/server/services/accounts/sign-in';
import { signOut } from '../../../src/lib/server/services/accounts/sign-out';
import { administrator, deviceAt, PASSWORD, storeAccount } from '../../factories/account';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
beforeAll(async () => {
	store = await openTestStore();
});
afterAll(() => store.close());

const enter = (login: string, password = PASSWORD, address = '198.51.100.1') =>
	signIn({ login, password }, deviceAt(address), new Date());

async function refusal(attempt: Promise<unknown>): Promise<string> {
	try {
		await attempt;
		return 'let in';
	} catch (error) {
		if (error instanceof DomainError) return error.code;
		throw error;
	}
}

describe('signing in', () => {
	it('takes an e-mail in any case, or an employee number', async () => {
		const account = await storeAccount({
			email: 'Laura.Rios@ejemplo.mx',
			employee: { id: 'e-laura', number: 'T-1042' }
		});
		for (const login of ['laura.rios@EJEMPLO.mx', ' t-1042 '])
			expect((await enter(login)).account.id).toBe(account.id);
	});

	it('answers an unknown account, a wrong password and a deactivated account alike', async () => {
		const open = await storeAccount();
		const closed = await storeAccount();
		await deactivateAccount({ actor: administrator, now: new Date() }, closed.id);
		expect(await refusal(enter('nadie@ejemplo.mx'))).toBe('wrong-password');
		expect(await refusal(enter(open.email!, 'otra cosa muy larga'))).toBe('wrong-password');
		expect(await refusal(enter(closed.email!))).toBe('wrong-password');
	});

	it('refuses an account whose person has not chosen a password', async () => {
		const invited = await storeAccount({ password: null });
		expect(await refusal(enter(invited.email!, ''))).toBe('wrong-password');
	});

	it('takes about as long for an unknown account as for a known one', async () => {
		const account = await storeAccount();
		const took = async (login: string, address: string) => {
			const began = performance.now();
			await refusal(enter(login, 'no es esta clave', address));
			return performance.now() - began;
		};
		const known: number[] = [];
		const unknown: number[] = [];
		// In turns, so that a busy machine slows both alike.
		for (let run = 0; run < 11; run += 1) {
			known.push(await took(account.email!, `192.0.2.${run}`));
			unknown.push(await took('nadie.mas@ejemplo.mx', `192.0.3.${run}`));
		}
		const median = (times: number[]) => times.sort((a, b) => a - b)[5]!;
		const [a, b] = [median(known), median(unknown)];
		// Without the hashing it would be ten times quicker.
		expect(Math.max(a, b) / Math.min(a, b)).toBeLessThan(2.5);
	});

	it('counts an accent the same however it was typed', async () => {
		const account = await storeAccount({ password: 'mármol trébol 48'.normalize('NFC') });
		const signedIn = await enter(account.email!, 'mármol trébol 48'.normalize('NFD'));
		expect(signedIn.account.id).toBe(account.id);
	});

	it('hashes anew what was hashed with other parameters', async () => {
		const account = await storeAccount();
		const { hash } = await import('@node-rs/argon2');
		const old = await hash(PASSWORD.normalize('NFKC'), { memoryCost: 8192, timeCost: 1 });
		const users = store.raw.collection<{ _id: string; passwordHash: string }>('users');
		await users.updateOne({ _id: account.id }, { $set: { passwordHash: old } });
		await enter(account.email!);
		const renewed = await users.findOne({ _id: account.id });
		expect(renewed?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		await enter(account.email!);
	});

	it('writes down when', async () => {
		const account = await storeAccount();
		const now = new Date('2026-03-02T15:00:00Z');
		await signIn({ login: account.email!, password: PASSWORD }, deviceAt(), now);
		const raw = await store.raw.collection<{ _id: string }>('users').findOne({ _id: account.id });
		expect(raw).toMatchObject({ lastSignInAt: now.toISOString() });
	});

	it('ends the session that the browser still had', async () => {
		const account = await storeAccount();
		const first = await enter(account.email!);
		await signIn(
			{ login: account.email!, password: PASSWORD },
			deviceAt(),
			new Date(),
			first.session.token
		);
		expect(await readSession(first.session.token)).toBeNull();
	});
});

describe('a password at rest', () => {
	it('is argon2id with the parameters that OWASP names', async () => {
		expect(await hashPassword('cualquiera 123')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});
});

describe('signing out', () => {
	it('ends the session at once', async () => {
		const { session } = await enter((await storeAccount()).email!);
		expect(await readSession(session.token)).not.toBeNull();
		await signOut(session);
		expect(await readSession(session.token)).toBeNull();
	});
});
