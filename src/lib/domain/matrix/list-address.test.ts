import { describe, expect, it } from 'vitest';
import { isFiltered, listHref, readListAddress } from './list-address';

const read = (search: string) => readListAddress(new URLSearchParams(search));

describe('the address of the positions list', () => {
	it('is read leniently: what makes no sense is left out', () => {
		expect(read('page=-3&state=nonsense&sort=salary&query=%20caja%20')).toEqual({
			query: 'caja',
			unit: '',
			family: '',
			state: null,
			sort: 'title',
			page: 1
		});
	});
	it('survives being written and read again', () => {
		const address = read('query=caja&unit=u1&family=Servicio&state=in-review&sort=unit&page=3');
		expect(read(listHref(address, { page: address.page }).split('?')[1] ?? '')).toEqual(address);
	});
	it('goes back to the first page when anything else changes', () => {
		expect(listHref(read('query=caja&page=4'), { sort: 'code' })).toBe(
			'/positions?query=caja&sort=code'
		);
		expect(listHref(read(''), {})).toBe('/positions');
	});
	it('knows whether it leaves positions out', () => {
		expect(isFiltered(read('sort=code&page=2'))).toBe(false);
		expect(isFiltered(read('state=none'))).toBe(true);
		expect(isFiltered(read('family=Servicio'))).toBe(true);
	});
});
