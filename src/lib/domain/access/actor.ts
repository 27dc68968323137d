/** Stored roles. A manager is no stored role: `managesPositions` is derived from the posts. */
export const ROLES = ['administrator', 'hr', 'employee', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** Whoever acts: the account, the employee behind it, and what the posts make of them today. */
export interface Actor {
	userId: string;
	/** Null for an account without an employee record (an outside auditor). */
	employeeId: string | null;
	name: string;
	roles: readonly Role[];
	/** Positions the person holds today. */
	positionIds: readonly string[];
	/** Positions below the person's posts today (by posts, through vacancies too). */
	managesPositions: readonly string[];
	/** Employees below the person today. */
	managesEmployees: readonly string[];
}
