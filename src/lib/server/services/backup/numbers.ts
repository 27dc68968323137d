/** Collections that a person has a word for: a restore is told in their numbers. */
export const COUNTED = [
	'positions',
	'matrix_versions',
	'employees',
	'acknowledgements',
	'users',
	'audit_events'
] as const;
