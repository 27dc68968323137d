import { signInKey, type Account, type Locale, type Theme } from '../../../domain/access/account';
import type { Role } from '../../../domain/access/actor';
import type { Moment } from '../../../domain/matrix/version';
import { Kept } from '../kept';
import { storedOf } from '../model';
import { toAccount, Users, type AccountKeys, type StoredUser } from '../models/users';
import { raiseStamp } from '../stamps';
import { keysOfAccount } from './account-keys';

/** Lists of accounts stop here; an installation's people who sign in are far fewer. */
const MOST = 5000;
const CHUNK = 1_000;

/** Who prepared, who may decide: pages ask again and again; nobody changes what they are handed. */
const kept = new Kept<readonly Account[]>(300);

/** @throws MongoServerError 11000 where the e-mail or employee number already signs in */
export async function insertAccount(account: Account, passwordHash: string | null): Promise<void> {
	const extra: AccountKeys = { passwordHash, ...keysOfAccount(account) };
	await Users.create([storedOf<Account, AccountKeys>(account, extra)]);
	await raiseStamp('accounts');
}

export async function findAccount(id: string): Promise<Account | null> {
	const raw = await Users.findById(id).lean<StoredUser | null>();
	return raw && toAccount(raw);
}

/** The account that signs in as `typed`, with its password's hash. */
export async function findBySignIn(
	typed: string
): Promise<{ account: Account; passwordHash: string | null } | null> {
	const raw = await Users.findOne({ signInKeys: signInKey(typed) }).lean<StoredUser | null>();
	return raw && { account: toAccount(raw), passwordHash: raw.passwordHash };
}

export async function passwordHashOf(id: string): Promise<string | null> {
	const raw = await Users.findById(id, { passwordHash: 1 }).lean<Pick<
		StoredUser,
		'passwordHash'
	> | null>();
	return raw?.passwordHash ?? null;
}

export async function findAccountOfEmployee(employeeId: string): Promise<Account | null> {
	const raw = await Users.findOne({ employeeId }).lean<StoredUser | null>();
	return raw && toAccount(raw);
}

/** In the order of their names; whoever was deactivated too. */
export async function listAccounts(): Promise<Account[]> {
	const rows = await Users.find().sort({ nameKey: 1, _id: 1 }).limit(MOST).lean<StoredUser[]>();
	return rows.map(toAccount);
}

export async function accountsByIds(ids: readonly string[]): Promise<readonly Account[]> {
	if (ids.length === 0) return [];
	return kept.get(`ids ${ids.join()}`, () => readByIds(ids));
}

async function readByIds(ids: readonly string[]): Promise<Account[]> {
	return inChunks(ids, (some) =>
		Users.find({ _id: { $in: some } })
			.limit(some.length)
			.lean<StoredUser[]>()
	);
}

/** Accounts of these employees; whoever has none is left out. */
export async function accountsOfEmployees(
	employeeIds: readonly string[]
): Promise<readonly Account[]> {
	if (employeeIds.length === 0) return [];
	return kept.get(`of ${employeeIds.join()}`, () => readOfEmployees(employeeIds));
}

async function readOfEmployees(employeeIds: readonly string[]): Promise<Account[]> {
	// An employee has one account at most.
	return inChunks(employeeIds, (some) =>
		Users.find({ employeeId: { $in: some } })
			.limit(some.length)
			.lean<StoredUser[]>()
	);
}

/** Asks for so many at once, however many there are: none is left out. */
async function inChunks(
	ids: readonly string[],
	read: (some: string[]) => Promise<StoredUser[]>
): Promise<Account[]> {
	const all = [...new Set(ids)];
	const accounts: Account[] = [];
	for (let from = 0; from < all.length; from += CHUNK)
		for (const raw of await read(all.slice(from, from + CHUNK))) accounts.push(toAccount(raw));
	return accounts;
}

/** Active accounts with the role, in the order of their names. */
export async function accountsWithRole(role: Role): Promise<readonly Account[]> {
	return kept.get(`role ${role}`, () => readWithRole(role));
}

async function readWithRole(role: Role): Promise<Account[]> {
	const rows = await Users.find({ roles: role, deactivatedAt: null })
		.sort({ nameKey: 1, _id: 1 })
		.limit(MOST)
		.lean<StoredUser[]>();
	return rows.map(toAccount);
}

export async function anyAccount(): Promise<boolean> {
	return (await Users.findOne({}, { _id: 1 }).lean()) !== null;
}

export async function storePassword(
	id: string,
	passwordHash: string,
	times: { passwordChangedAt: Moment; resetByLinkAt?: Moment }
): Promise<void> {
	await Users.updateOne({ _id: id }, { $set: { passwordHash, ...times } });
	await raiseStamp('accounts');
}

/** Swaps a hash for one of the same password with today's parameters, unless it has changed since. */
export async function replaceHash(id: string, old: string, passwordHash: string): Promise<void> {
	await Users.updateOne({ _id: id, passwordHash: old }, { $set: { passwordHash } });
}

export async function storeRoles(id: string, roles: readonly Role[]): Promise<void> {
	await Users.updateOne({ _id: id }, { $set: { roles: [...roles] } });
	await raiseStamp('accounts');
}

export async function storeDeactivation(id: string, deactivatedAt: Moment | null): Promise<void> {
	await Users.updateOne({ _id: id }, { $set: { deactivatedAt } });
	await raiseStamp('accounts');
}

export async function storeSignIn(id: string, lastSignInAt: Moment): Promise<void> {
	await Users.updateOne({ _id: id }, { $set: { lastSignInAt } });
}

export async function storePreferences(
	id: string,
	preferences: { locale?: Locale; theme?: Theme }
): Promise<void> {
	await Users.updateOne({ _id: id }, { $set: preferences });
	await raiseStamp('accounts');
}
