/** What services outside the accounts may ask of them. */
export {
	accountsByIds,
	accountsOfEmployees,
	accountsWithRole,
	anyAccount,
	countAccounts,
	findAccount,
	findAccountOfEmployee
} from './users';
