import { expect, it } from 'vitest';
import { isPeopleFiltered, peopleHref, peopleSortHref, readPeopleAddress } from './people-address';

const read = (search: string) => readPeopleAddress(new URLSearchParams(search));

it('an address comes back as it was written', () => {
	const address = read('query=ana+ruiz&role=hr&state=invited&sort=last-sign-in&order=down&page=3');
	expect(address).toEqual({
		query: 'ana ruiz',
		role: 'hr',
		state: 'invited',
		sort: 'last-sign-in',
		descending: true,
		page: 3
	});
	const { search } = new URL(peopleHref(address, { page: 3 }), 'http://here');
	expect(read(search)).toEqual(address);
});

it('what makes no sense in it is left out', () => {
	expect(read('role=king&state=odd&sort=age&order=up&page=-2')).toEqual(read(''));
	expect(isPeopleFiltered(read('role=king&page=4'))).toBe(false);
	expect(peopleHref(read(''))).toBe('/settings/people');
});

it('a head sorts by its column, then the other way round', () => {
	expect(peopleSortHref(read(''), 'name')).toBe('/settings/people?order=down');
	const byUse = peopleSortHref(read('page=4&role=hr'), 'last-sign-in');
	expect(byUse).toBe('/settings/people?role=hr&sort=last-sign-in&order=down');
	expect(peopleSortHref(read('sort=last-sign-in&order=down'), 'last-sign-in')).toBe(
		'/settings/people?sort=last-sign-in'
	);
});
