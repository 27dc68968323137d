import type { Account } from '../../../domain/access/account';
import { defineModel, recordOf, type Stored } from '../model';

/** What the store keeps of an account beside the domain's record. */
export interface AccountKeys {
	/** argon2id in PHC form; null until the person has chosen a password. */
	passwordHash: string | null;
	/** E-mail and employee number, made comparable: unique together over all accounts. */
	signInKeys: string[];
	nameKey: string;
	/** Name, e-mail and number, folded: what the list of accounts is searched by. */
	searchKey: string;
}

export type StoredUser = Stored<Account, AccountKeys>;

export const Users = defineModel<StoredUser>('users', {
	name: String,
	email: String,
	employeeId: String,
	employeeNumber: String,
	roles: [String],
	passwordChangedAt: String,
	resetByLinkAt: String,
	deactivatedAt: String,
	lastSignInAt: String,
	invitedUntil: String,
	notices: Object as never,
	locale: String,
	theme: String,
	createdAt: String,
	passwordHash: String,
	signInKeys: [String],
	nameKey: String,
	searchKey: String
});

export const toAccount = recordOf<Account, AccountKeys>(
	'passwordHash',
	'signInKeys',
	'nameKey',
	'searchKey'
);
