/** What services outside the accounts may ask of them. */
export {
	accountsByIds,
	accountsOfEmployees,
	accountsWithRole,
	anyAccount,
	findAccount,
	findAccountOfEmployee
} from './users';
