import type { Account } from '../../../domain/access/account';
import type { AccountNotice } from '../../../domain/accounts/notices';
import type { Moment } from '../../../domain/matrix/version';
import { storedOf } from '../model';
import { Users, type AccountKeys } from '../models/users';
import { raiseStamp } from '../stamps';
import { keysOfAccount } from './account-keys';

/** @throws MongoServerError 11000 where an e-mail, a number or an employee already has an account */
export async function insertAccounts(accounts: readonly Account[]): Promise<void> {
	if (accounts.length === 0) return;
	await Users.insertMany(
		accounts.map((account) =>
			storedOf<Account, AccountKeys>(account, { passwordHash: null, ...keysOfAccount(account) })
		)
	);
	await raiseStamp('accounts');
}

/** @throws MongoServerError 11000 where the e-mail, the number or the employee has another account */
export async function storeDetails(
	account: Pick<Account, 'id' | 'name' | 'email' | 'employeeId' | 'employeeNumber'>
): Promise<void> {
	const { id, ...details } = account;
	await Users.updateOne({ _id: id }, { $set: { ...details, ...keysOfAccount(account) } });
	await raiseStamp('accounts');
}

export async function storeNotices(id: string, notices: readonly AccountNotice[]): Promise<void> {
	await Users.updateOne({ _id: id }, { $set: { notices: [...notices] } });
	await raiseStamp('accounts');
}

/** Takes one notice away; whatever came meanwhile stays. */
export async function dropNotice(id: string, noticeId: string): Promise<void> {
	await Users.updateOne({ _id: id }, { $pull: { notices: { id: noticeId } } });
	await raiseStamp('accounts');
}

/** @param until null once the invitation was followed or withdrawn */
export async function storeInvitation(ids: readonly string[], until: Moment | null): Promise<void> {
	await Users.updateMany({ _id: { $in: [...ids] } }, { $set: { invitedUntil: until } });
	await raiseStamp('accounts');
}
