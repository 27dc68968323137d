import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSession, sessionList, startSession } from '../../../src/lib/server/auth/sessions';
import { changePassword } from '../../../src/lib/server/services/accounts/change-password';
import { changeRoles } from '../../../src/lib/server/services/accounts/change-roles';
import {
	deactivateAccount,
	reactivateAccount
} from '../../../src/lib/server/services/accounts/deactivate-account';
import { ownSessions } from '../../../src/lib/server/services/accounts/end-sessions';
import { signIn } from '../../../src/lib/server/services/accounts/sign-in';
import { actorFor, administrator, deviceAt, PASSWORD, storeAccount } from '../../factories/account';
import { listNotifications } from '../../../src/lib/server/services/notifications/list-notifications';
import { openTestStore, type TestStore } from '../../setup/database';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

let store: TestStore;
beforeAll(async () => {
	store = await openTestStore();
});
afterAll(() => store.close());
afterEach(() => {
	vi.useRealTimers();
});

const ctx = () => ({ actor: administrator, now: new Date() });
const startedNow = (userId: string) => startSession(userId, 'Firefox', new Date());

describe('a session', () => {
	it('lies in the store as a hash that opens nothing', async () => {
		const account = await storeAccount();
		const { token, publicId } = await startedNow(account.id);
		const rows = await store.raw.collection('sessions').find({ userId: account.id }).toArray();
		expect(JSON.stringify(rows)).not.toContain(token);
		expect(rows).toHaveLength(1);
		const stolen = [rows[0]!._id as unknown as string, publicId];
		for (const guess of stolen) expect(await readSession(guess)).toBeNull();
		expect((await readSession(token))?.account.id).toBe(account.id);
	});

	it('is listed by another id than the one that opens it', async () => {
		const account = await storeAccount();
		const { token, publicId } = await startedNow(account.id);
		const list = await sessionList(account.id);
		expect(list).toMatchObject([{ publicId, device: 'Firefox' }]);
		expect(JSON.stringify(list)).not.toContain(token);
	});

	it('ends after twelve hours without use', async () => {
		const { token } = await startedNow((await storeAccount()).id);
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 12 * HOUR + 1000 });
		expect(await readSession(token)).toBeNull();
	});

	it('goes on while it is used, and says when its cookie is to be sent again', async () => {
		const { token } = await startedNow((await storeAccount()).id);
		const start = Date.now();
		vi.useFakeTimers({ toFake: ['Date'], now: start + 5 * HOUR });
		expect((await readSession(token))?.session.fresh).toBe(false);
		vi.setSystemTime(start + 7 * HOUR);
		expect((await readSession(token))?.session.fresh).toBe(true);
		vi.setSystemTime(start + 18 * HOUR);
		expect(await readSession(token)).not.toBeNull();
	});

	it('ends after thirty days however much it is used', async () => {
		const { token } = await startedNow((await storeAccount()).id);
		const start = Date.now();
		vi.useFakeTimers({ toFake: ['Date'], now: start });
		for (let at = 8 * HOUR; at < 30 * DAY; at += 8 * HOUR) {
			vi.setSystemTime(start + at);
			expect(await readSession(token)).not.toBeNull();
		}
		// Used within the last twelve hours too, and so until the very end.
		vi.setSystemTime(start + 30 * DAY - HOUR);
		expect(await readSession(token)).not.toBeNull();
		vi.setSystemTime(start + 30 * DAY + 1000);
		expect(await readSession(token)).toBeNull();
	});
});

describe('the next request after a change elsewhere', () => {
	it('finds a deactivated account signed out, and signing in again is possible once it is back', async () => {
		const account = await storeAccount();
		const { token } = await startedNow(account.id);
		await deactivateAccount(ctx(), account.id);
		expect(await readSession(token)).toBeNull();
		await reactivateAccount(ctx(), account.id);
		expect(await readSession(token)).toBeNull();
		await signIn({ login: account.email!, password: PASSWORD }, deviceAt(), new Date());
	});

	it('finds an account gone whose session was somehow left', async () => {
		const account = await storeAccount();
		const { token } = await startedNow(account.id);
		const users = store.raw.collection<{ _id: string }>('users');
		await users.updateOne(
			{ _id: account.id },
			{ $set: { deactivatedAt: new Date().toISOString() } }
		);
		expect(await readSession(token)).toBeNull();
	});

	it('sees new roles', async () => {
		const account = await storeAccount();
		const { token } = await startedNow(account.id);
		await changeRoles(ctx(), account.id, ['hr']);
		expect((await readSession(token))?.account.roles).toEqual(['hr']);
	});

	it('is listed with the network that it was opened from', async () => {
		const account = await storeAccount();
		const login = account.email!;
		const first = await signIn({ login, password: PASSWORD }, deviceAt('203.0.113.7'), new Date());
		await signIn({ login, password: PASSWORD }, deviceAt('198.51.100.4'), new Date());
		await startedNow(account.id);
		const ctx = { actor: actorFor(account), now: new Date() };
		const rows = await ownSessions(ctx, first.session.publicId);
		expect(rows[0]).toMatchObject({ network: '203.0.113.7', here: true });
		expect(rows.map(({ network }) => network).sort()).toEqual(['', '198.51.100.4', '203.0.113.7']);
	});

	it('finds other sessions ended by a change of password, and its own alive', async () => {
		const account = await storeAccount();
		const mine = await startedNow(account.id);
		const other = await startedNow(account.id);
		const person = { actor: actorFor(account), now: new Date() };
		await changePassword(
			person,
			{ current: PASSWORD, next: 'otra frase bien larga', again: 'otra frase bien larga' },
			deviceAt(),
			mine.token
		);
		expect(await readSession(mine.token)).not.toBeNull();
		expect(await readSession(other.token)).toBeNull();
		// Whoever has taken a session over cannot do it unseen.
		const { rows } = await listNotifications(person, 'es', {});
		expect(rows.map(({ title }) => title)).toContain('Cambió tu contraseña');
	});
});
