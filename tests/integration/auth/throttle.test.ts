import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmPassword } from '../../../src/lib/server/auth/confirm-password';
import { networkOf } from '../../../src/lib/server/auth/device';
import { DomainError } from '../../../src/lib/server/errors';
import { withTransaction } from '../../../src/lib/server/db/transaction';
import { resumeSession } from '../../../src/lib/server/services/accounts/resume-session';
import { signIn } from '../../../src/lib/server/services/accounts/sign-in';
import { deviceAt, PASSWORD, storeAccount } from '../../factories/account';
import { openTestStore, type TestStore } from '../../setup/database';

let store: TestStore;
beforeAll(async () => {
	store = await openTestStore();
});
afterAll(() => store.close());

/** A clock of the test's own; `later` moves it. */
function clock() {
	let ms = Date.parse('2026-03-02T15:00:00Z');
	return { now: () => new Date(ms), later: (seconds: number) => (ms += seconds * 1000) };
}

/** `in`, `wrong`, or the seconds to wait. */
async function outcome(attempt: Promise<unknown>): Promise<string | number> {
	try {
		await attempt;
		return 'in';
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return error.code === 'throttled' ? Number(error.data.seconds) : 'wrong';
	}
}

describe('failed sign-ins', () => {
	it('make the next ones wait, longer and longer, at most thirty seconds', async () => {
		const { email } = await storeAccount();
		const time = clock();
		const fail = () =>
			outcome(signIn({ login: email!, password: 'ninguna' }, deviceAt(), time.now()));
		const waits: (string | number)[] = [];
		for (let failure = 1; failure <= 10; failure += 1) {
			expect(await fail()).toBe('wrong');
			const wait = await fail();
			if (wait === 'wrong') continue;
			waits.push(wait);
			time.later(Number(wait));
		}
		expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30, 30]);
	});

	it('make the right password wait as well, and are forgotten once it came', async () => {
		const { email } = await storeAccount();
		const time = clock();
		const enter = (password: string) =>
			outcome(signIn({ login: email!, password }, deviceAt(), time.now()));
		for (let failure = 0; failure < 5; failure += 1) {
			await enter('ninguna');
			time.later(30);
		}
		await enter('ninguna');
		expect(await enter(PASSWORD)).toBe(8);
		time.later(8);
		expect(await enter(PASSWORD)).toBe('in');
		expect(await enter('ninguna')).toBe('wrong');
		expect(await enter(PASSWORD)).toBe('in');
	});

	it('slow an account that does not exist in the same way', async () => {
		const time = clock();
		const fail = () =>
			outcome(signIn({ login: 'nadie@ejemplo.mx', password: 'x' }, deviceAt(), time.now()));
		expect([await fail(), await fail(), await fail(), await fail()]).toEqual([
			'wrong',
			'wrong',
			'wrong',
			1
		]);
	});

	it('count for an account, by whichever name it is asked for', async () => {
		const { id, email, employeeNumber } = await storeAccount({
			employee: { id: 'employee-both', number: 'E-7781' }
		});
		const time = clock();
		const enter = (login: string) =>
			outcome(signIn({ login, password: 'ninguna' }, deviceAt(), time.now()));
		expect([
			await enter(email!),
			await enter(employeeNumber!),
			await enter(email!.toUpperCase()),
			await enter(employeeNumber!)
		]).toEqual(['wrong', 'wrong', 'wrong', 1]);
		const again = resumeSession({ accountId: id, password: 'ninguna' }, deviceAt(), time.now());
		expect(await outcome(again)).toBe(1);
	});

	it('count for one address and not for another', async () => {
		const { email } = await storeAccount();
		const time = clock();
		const from = (address: string, password: string) =>
			outcome(signIn({ login: email!, password }, deviceAt(address), time.now()));
		for (let failure = 0; failure < 4; failure += 1) await from('203.0.113.1', 'ninguna');
		expect(await from('203.0.113.1', PASSWORD)).toBe(1);
		expect(await from('203.0.113.2', PASSWORD)).toBe('in');
	});

	it('of others never slow a browser that signed in before, and its own do', async () => {
		const { email } = await storeAccount();
		const time = clock();
		const enter = (password: string, token: string | null) =>
			outcome(signIn({ login: email!, password }, deviceAt('203.0.113.9', token), time.now()));
		const { deviceToken } = await signIn(
			{ login: email!, password: PASSWORD },
			deviceAt('203.0.113.9'),
			time.now()
		);
		for (let failure = 0; failure < 8; failure += 1) {
			await enter('ninguna', null);
			time.later(1);
		}
		expect(await enter(PASSWORD, null)).toBe(1);
		expect(await enter(PASSWORD, 'una-galleta-inventada-12345')).toBe(1);
		expect(await enter(PASSWORD, deviceToken)).toBe('in');
		for (let failure = 0; failure < 3; failure += 1) await enter('ninguna', deviceToken);
		expect(await enter(PASSWORD, deviceToken)).toBe(1);
	});

	it('a hundred at once are counted as what they are', async () => {
		const { email } = await storeAccount();
		const time = clock();
		const answers = await Promise.all(
			Array.from({ length: 100 }, () =>
				outcome(signIn({ login: email!, password: 'ninguna' }, deviceAt(), time.now()))
			)
		);
		// Two are free; the third makes all the others wait.
		expect(answers.filter((answer) => answer === 'wrong').length).toBeLessThanOrEqual(3);
	});

	it('lie in the store, without the account’s name or the address', async () => {
		const { email } = await storeAccount();
		await outcome(signIn({ login: email!, password: 'x' }, deviceAt('203.0.113.44'), new Date()));
		const rows = await store.raw.collection('sign_in_attempts').find().toArray();
		expect(rows.length).toBeGreaterThan(0);
		expect(JSON.stringify(rows)).not.toMatch(/ejemplo\.mx|203\.0\.113/);
	});
});

describe('the password asked for when signing', () => {
	it('is slowed in the same way', async () => {
		const { id } = await storeAccount();
		const time = clock();
		const confirm = (password: string) =>
			outcome(confirmPassword(id, password, deviceAt(), time.now()));
		expect(await confirm(PASSWORD)).toBe('in');
		for (let failure = 0; failure < 3; failure += 1) await confirm('ninguna');
		expect(await confirm(PASSWORD)).toBe(1);
		time.later(1);
		expect(await confirm(PASSWORD)).toBe('in');
	});

	it('is refused inside a transaction, which could forget the failure', async () => {
		const { id } = await storeAccount();
		const asked = withTransaction(() => confirmPassword(id, PASSWORD, deviceAt(), new Date()));
		await expect(asked).rejects.toThrow('before the transaction');
	});
});

describe('the network that counts as one visitor', () => {
	it.each([
		['203.0.113.7', '203.0.113.7'],
		['::ffff:203.0.113.7', '203.0.113.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
		['2001:db8:1:2::9', '2001:db8:1:2::/64'],
		['2001:db8::9', '2001:db8:0:0::/64'],
		['::1', '0:0:0:0::/64']
	])('of %s is %s', (address, network) => {
		expect(networkOf(address)).toBe(network);
	});
});
