import { signInKey, type Account } from '../../../domain/access/account';
import { fold } from '../../../domain/text/fold';
import type { AccountKeys } from '../models/users';

type Named = Pick<Account, 'name' | 'email' | 'employeeNumber'>;

/** The keys under which the store finds an account: what signs in, what sorts, what is searched. */
export function keysOfAccount(account: Named): Omit<AccountKeys, 'passwordHash'> {
	const { name, email, employeeNumber } = account;
	const logins = [email, employeeNumber].filter((typed): typed is string => Boolean(typed));
	return {
		signInKeys: logins.map(signInKey),
		nameKey: fold(name),
		searchKey: fold([name, ...logins].join(' '))
	};
}
