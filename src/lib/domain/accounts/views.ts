import type { Role } from '../access/actor';
import type { AuditRow } from '../audit/views';
import type { Moment } from '../matrix/version';
import type { AccountState } from './account-state';

/** A line of the list of accounts. */
export interface PeopleRow {
	id: string;
	name: string;
	email: string | null;
	employeeNumber: string | null;
	/** Title of the position held today; empty for who holds none. */
	position: string;
	roles: readonly Role[];
	state: AccountState;
	/** Until when the open invitation works. */
	invitedUntil: Moment | null;
	lastSignInAt: Moment | null;
	/** The reader's own account. */
	self: boolean;
}

export interface PeopleList {
	rows: PeopleRow[];
	total: number;
	page: number;
	pageSize: number;
}

/** An employee as a picker and a page name one. */
export interface EmployeeChoice {
	id: string;
	number: string;
	name: string;
	position: string;
}

/** Employees without an account for what is typed, or why there is none. */
export interface EmployeeSuggestions {
	found: EmployeeChoice[];
	/**
	 * Null where somebody was found. `everybody`: nobody is left without an account. `has-account`:
	 * who is meant has one already. `nobody`: nobody is called that.
	 */
	none: { why: 'everybody' | 'nobody' } | { why: 'has-account'; name: string } | null;
}

/** One account with all that may be done to it. */
export interface AccountPage extends PeopleRow {
	employee: EmployeeChoice | null;
	createdAt: Moment;
	passwordChangedAt: Moment | null;
	resetByLinkAt: Moment | null;
	deactivatedAt: Moment | null;
	/** Until when the newest link works; null without one. */
	linkUntil: Moment | null;
	/** What deactivating it touches. */
	impact: { sessions: number; openRequests: number; versionsWaiting: number };
	/** The only active account that manages accounts. */
	lastAdministrator: boolean;
	/** Whether a link can be mailed to the person. */
	mayMail: boolean;
	events: AuditRow[];
}

/** One session of a person's own list. */
export interface OwnSession {
	/** Names it in the list; opens nothing. */
	publicId: string;
	/** Browser and system in words; may be empty. */
	device: string;
	/** The network it was opened from; empty where that is not known. */
	network: string;
	startedAt: Moment;
	/** The last use that is known; it may have been used since, for some hours. */
	seenAt: Moment;
	/** The one that asks. */
	here: boolean;
}
