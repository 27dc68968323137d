import { ROLES, type Role } from '../access/actor';
import { ACCOUNT_STATES, type AccountState } from './account-state';

export const PEOPLE_SORTS = ['name', 'last-sign-in'] as const;
export type PeopleSort = (typeof PEOPLE_SORTS)[number];

/** What the list of accounts is asked for; it lives in the page's address. */
export interface PeopleAddress {
	query: string;
	role: Role | null;
	state: AccountState | null;
	sort: PeopleSort;
	descending: boolean;
	page: number;
}

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | null =>
	list.find((item) => item === value) ?? null;

/** Reads an address; what makes no sense in it is left out rather than refused. */
export function readPeopleAddress(params: URLSearchParams): PeopleAddress {
	const page = Number(params.get('page') ?? 1);
	return {
		query: (params.get('query') ?? '').trim().slice(0, 100),
		role: oneOf(ROLES, params.get('role')),
		state: oneOf(ACCOUNT_STATES, params.get('state')),
		sort: oneOf(PEOPLE_SORTS, params.get('sort')) ?? 'name',
		descending: params.get('order') === 'down',
		page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1
	};
}

/** The address of the list with something changed; any change but of the page goes to the first. */
export function peopleHref(address: PeopleAddress, change: Partial<PeopleAddress> = {}): string {
	const next = { ...address, page: 1, ...change };
	const params = new URLSearchParams();
	if (next.query) params.set('query', next.query);
	if (next.role) params.set('role', next.role);
	if (next.state) params.set('state', next.state);
	if (next.sort !== 'name') params.set('sort', next.sort);
	if (next.descending) params.set('order', 'down');
	if (next.page > 1) params.set('page', String(next.page));
	const search = params.toString();
	return search ? `/settings/people?${search}` : '/settings/people';
}

/** Where a column's head leads: sorts by it, or turns round what is sorted by it. */
export function peopleSortHref(address: PeopleAddress, sort: PeopleSort): string {
	const same = address.sort === sort;
	// Whoever looks for last sign-ins wants the latest first.
	return peopleHref(address, {
		sort,
		descending: same ? !address.descending : sort === 'last-sign-in'
	});
}

export function isPeopleFiltered(address: PeopleAddress): boolean {
	return address.query !== '' || address.role !== null || address.state !== null;
}
